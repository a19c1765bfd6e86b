package raftarium.command;

import org.jspecify.annotations.Nullable;

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

    /** It is done, and what was expected doesn't hold. */
    record Failed(String text) implements Said {}

    /** Nothing was done, since it can't be done at this moment. */
    record Refused(String text) implements Said {}

    /** Nothing was done, since it can never be done to this cluster. */
    record Mistake(String text) implements Said {}
}
