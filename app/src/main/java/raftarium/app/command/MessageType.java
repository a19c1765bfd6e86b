package raftarium.app.command;

import raftarium.raft.Message;
import raftarium.sim.Body;
import raftarium.words.MistakeException;
import raftarium.words.Spelling;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What a message is, by the paper's name for it, or a client's request or the reply to one.
 *
 * @param name as {@link Body#name} gives it
 */
record MessageType(String name) {
    /** All names: a message between nodes is called like its class. */
    static List<String> names() {
        Stream<Class<?>> messages = Arrays.stream(Message.class.getPermittedSubclasses());
        List<String> names = new ArrayList<>(messages.map(Class::getSimpleName).toList());
        names.addAll(List.of("Request", "Reply"));
        Collections.sort(names);
        return names;
    }

    /** Reads a name, in capitals or not. */
    static MessageType parse(String text) throws MistakeException {
        for (String name : names()) {
            if (name.equalsIgnoreCase(text)) {
                return new MessageType(name);
            }
        }
        throw new MistakeException("unknown message '" + text + "'" + hint(text));
    }

    private static String hint(String text) {
        String typed = text.toLowerCase(Locale.ROOT);
        for (String name : names()) {
            String small = name.toLowerCase(Locale.ROOT);
            if (Spelling.nearest(typed, smallNames()).filter(small::equals).isPresent()) {
                return "; did you mean '" + name + "'?";
            }
        }
        return "; one of " + String.join(", ", names());
    }

    private static List<String> smallNames() {
        return names().stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
    }
}
