package raftarium.machine;

import raftarium.data.Bytes;

/**
 * A command of a machine of one's own, about which nothing is known but its text: what {@code
 * propose} gives.
 *
 * @param machine whose it is
 * @param text 1 to {@value #MAX_CHARACTERS} characters, no control characters among them: so that
 *     it is no command of a machine that comes along
 */
public record RawCommand(MachineType machine, String text) implements ClientCommand {
    /** How long a text may be. */
    public static final int MAX_CHARACTERS = 1_000;

    public RawCommand {
        if (!isText(text)) {
            throw new IllegalArgumentException(
                    "1 to " + MAX_CHARACTERS + " characters, none a control character: " + text);
        }
    }

    static boolean isText(String text) {
        return !text.isBlank()
                && text.length() <= MAX_CHARACTERS
                && text.chars().noneMatch(Character::isISOControl);
    }

    @Override
    public Bytes encode() {
        return Bytes.utf8(text);
    }

    /** As it would be typed. */
    @Override
    public String toString() {
        boolean isWord = text.matches("[A-Za-z0-9.]+");
        String escaped = text.replace("\\", "\\\\").replace("\"", "\\\"");
        return "propose " + (isWord ? text : "\"" + escaped + "\"");
    }
}
