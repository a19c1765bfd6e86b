package raftarium.app.tui.engine;

import raftarium.raft.Entry;

import java.util.IdentityHashMap;
import java.util.function.Function;

/** Entries in words, by identity: an entry may be large, and is never made twice. */
public final class Descriptions {
    private final IdentityHashMap<Entry, String> words = new IdentityHashMap<>();

    /** Adds an entry; its words are asked for only if {@code before} hasn't got them. */
    public void add(Entry entry, Descriptions before, Function<Entry, String> describe) {
        String known = before.words.get(entry);
        words.put(entry, known != null ? known : describe.apply(entry));
    }

    /** An entry in words; "" if it isn't among them. */
    public String of(Entry entry) {
        String known = words.get(entry);
        return known == null ? "" : known;
    }
}
