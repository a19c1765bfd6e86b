package raftarium.app.export;

import org.jspecify.annotations.Nullable;

import raftarium.trace.Address;
import raftarium.trace.ClientEvent;
import raftarium.trace.Event;
import raftarium.trace.MessageEvent;
import raftarium.trace.Trace;
import raftarium.trace.words.EventWords;
import raftarium.words.MistakeException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The trace for ShiViz: two lines an event, its text, and its host with a vector clock. The first
 * line is the regular expression by which ShiViz takes them apart, the second, which is empty, what
 * would stand between two executions. What is nobody's (a partition, a lost message) isn't there.
 */
final class ShivizExport {
    private static final String HEADER = "(?<event>.*)\\n(?<host>\\S*) (?<clock>{.*})\n\n";

    private ShivizExport() {}

    /** Writes it. */
    static @Nullable Exported write(ExportSource source, Writer out) throws MistakeException {
        Clocks clocks = new Clocks(source, out);
        clocks.write(HEADER);
        return source.tell(clocks) ? Exported.newest(clocks.written, "event", 0) : null;
    }

    /** What each host has heard of, and each message that is on its way. */
    private static final class Clocks implements Trace.Follower {
        private final ExportSource source;
        private final Writer out;
        private final Map<String, TreeMap<String, Long>> hosts = new HashMap<>();

        /** By the message's id. */
        private final Map<Long, @Nullable TreeMap<String, Long>> onTheirWay = new HashMap<>();

        /** What came with the message that was lost last: its copy may be on its way yet. */
        private @Nullable TreeMap<String, Long> lost;

        private long written;

        Clocks(ExportSource source, Writer out) {
            this.source = source;
            this.out = out;
        }

        /** What is left out still hands on what its host knew. */
        @Override
        public void happened(long number, Event event, long follows) {
            if (event instanceof MessageEvent.Duplicated copy) {
                TreeMap<String, Long> known = onTheirWay.get(copy.originalId());
                onTheirWay.put(copy.packet().id(), known == null ? lost : known);
            } else if (event instanceof MessageEvent.Lost message) {
                lost = onTheirWay.remove(message.packet().id());
            } else if (!host(event).isEmpty()) {
                happened(host(event), event);
            }
        }

        private void happened(String host, Event event) {
            TreeMap<String, Long> clock = hosts.computeIfAbsent(host, any -> new TreeMap<>());
            if (event instanceof MessageEvent.Delivered arrival) {
                TreeMap<String, Long> heard = onTheirWay.remove(arrival.packet().id());
                if (heard != null) {
                    heard.forEach((other, count) -> clock.merge(other, count, Math::max));
                }
            }
            if (source.has(event)) {
                clock.merge(host, 1L, Long::sum);
                write(line(EventWords.of(event)) + "\n" + host + " " + json(clock) + "\n");
                written++;
            }
            if (event instanceof MessageEvent.Sent sent) {
                onTheirWay.put(sent.packet().id(), new TreeMap<>(clock));
            }
        }

        private static String host(Event event) {
            if (event instanceof ClientEvent client) {
                return Address.name(client.client());
            } else if (event instanceof MessageEvent.Delivered arrival) {
                return Address.name(arrival.packet().to());
            } else if (event instanceof MessageEvent message) {
                return Address.name(message.packet().from());
            }
            return event.node() == 0 ? "" : Address.name(event.node());
        }

        private static String line(String text) {
            return text.replaceAll("\\R", " ");
        }

        private static String json(TreeMap<String, Long> clock) {
            StringBuilder json = new StringBuilder("{");
            clock.forEach((host, count) -> json.append(json.length() == 1 ? "" : ", ")
                    .append('"')
                    .append(host)
                    .append("\": ")
                    .append(count));
            return json.append('}').toString();
        }

        void write(String text) {
            try {
                out.write(text);
            } catch (IOException trouble) {
                throw new UncheckedIOException(trouble);
            }
        }
    }
}
