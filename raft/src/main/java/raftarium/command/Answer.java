package raftarium.command;

import org.jspecify.annotations.Nullable;

import raftarium.trace.Event;
import raftarium.words.Phrases;

import java.util.List;
import java.util.Map;

/** What comes of a command: something said, or something that is waited for first. */
public sealed interface Answer permits Answer.Said, Wait {
    /** It says something, and is over. */
    sealed interface Said extends Answer {
        /** What it says to people, in lines; "" for nothing. */
        String text();
    }

    /**
     * It is done.
     *
     * @param fields the same by name: texts, numbers and nulls; empty for nothing but the text
     */
    record Done(String text, Map<String, @Nullable Object> fields) implements Said {
        /** With nothing to say. */
        public static final Done SILENTLY = new Done("");

        /** It is done, and there is nothing to say by name. */
        public Done(String text) {
            this(text, Map.of());
        }
    }

    /**
     * Actions of the clock were executed. It is worded when it is read: torture takes many steps,
     * and reads none of their answers.
     *
     * @param now what time it is then, in words
     * @param events what was put into the trace, the newest of it
     */
    record Stepped(String now, List<Event> events) implements Said {
        public Stepped {
            events = List.copyOf(events);
        }

        @Override
        public String text() {
            StringBuilder text = new StringBuilder(now);
            events.forEach(event -> text.append("\n").append(Phrases.line(event)));
            return text.toString();
        }
    }

    /** It is done, and what was expected doesn't hold. */
    record Failed(String text) implements Said {}

    /** Nothing was done, since it can't be done at this moment. */
    record Refused(String text) implements Said {}

    /** Nothing was done, since it can never be done to this cluster. */
    record Mistake(String text) implements Said {}
}
