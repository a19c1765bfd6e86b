package raftarium.app.tui.ring;

import raftarium.app.tui.paint.CellText;
import raftarium.trace.Address;
import raftarium.trace.Packet;

import java.util.Locale;

/**
 * Which messages somebody wants to see: those that have all these words in what they say; a word
 * that names a node or a client is one of their ends.
 */
public record MessageFilter(String text) {
    /** All. */
    public static final MessageFilter ALL = new MessageFilter("");

    /** Whether that one is wanted. */
    public boolean takes(Packet packet, MessageSign kind) {
        if (text.isBlank()) {
            return true;
        }
        String said =
                (packet.body().name() + " " + Wording.of(packet, kind)).toLowerCase(Locale.ROOT);
        return CellText.sought(text).stream()
                .allMatch(word ->
                        word.matches("[nc]\\d+") ? isEnd(word, packet) : said.contains(word));
    }

    private static boolean isEnd(String word, Packet packet) {
        return word.equals(Address.name(packet.from())) || word.equals(Address.name(packet.to()));
    }
}
