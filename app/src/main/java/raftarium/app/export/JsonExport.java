package raftarium.app.export;

import org.jspecify.annotations.Nullable;

import raftarium.app.look.EventJson;
import raftarium.trace.Event;
import raftarium.trace.Trace;
import raftarium.words.MistakeException;

import java.io.Writer;

/** The trace: a JSON object a line, an event each, with every field. */
final class JsonExport {
    /** Writes what is asked for, and counts it. */
    private static final class Chosen implements Trace.Follower {
        private final ExportSource source;
        private final EventJson json;
        private long first = -1;
        private long written;

        Chosen(ExportSource source, EventJson json) {
            this.source = source;
            this.json = json;
        }

        @Override
        public void happened(long number, Event event, long follows) {
            first = first < 0 ? number : first;
            if (source.has(event)) {
                json.write(number, event, follows);
                written++;
            } else {
                json.skip(event);
            }
        }
    }

    private JsonExport() {}

    /** Writes it. */
    static @Nullable Exported write(ExportSource source, Writer out) throws MistakeException {
        EventJson json =
                new EventJson(out, source.session().simulation().config().machine());
        Chosen chosen = new Chosen(source, json);
        return source.tell(chosen)
                ? Exported.newest(chosen.written, "event", Math.max(0, chosen.first))
                : null;
    }
}
