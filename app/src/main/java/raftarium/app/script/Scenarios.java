package raftarium.app.script;

import raftarium.app.command.BundledTexts;
import raftarium.app.command.LineOrigin;
import raftarium.app.command.ScriptText;
import raftarium.words.Spelling;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeSet;

/**
 * The scenarios that come with the program, in its jar. They go by their path without its ending,
 * election/leader-crash say; a folder's name means all that are in it.
 */
public final class Scenarios {
    /** The names of all and of their folders, for completion. */
    public static final class Names implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            SortedMap<String, String> all = all();
            List<String> names = new ArrayList<>(folders(all));
            names.addAll(all.keySet());
            return names.iterator();
        }
    }

    private Scenarios() {}

    /** All of them, by their names. */
    public static List<ScriptSource> list() {
        return sources(all(), "");
    }

    /** Those of that name: one, a folder's, or none. */
    static List<ScriptSource> named(String name) {
        SortedMap<String, String> all = all();
        String plain = plain(name);
        return all.containsKey(plain)
                ? List.of(source(plain, all.get(plain)))
                : sources(all, plain + "/");
    }

    /** "; did you mean 'election/leader-crash'?", if a name is near enough; or nothing. */
    static String hint(String typed) {
        SortedMap<String, String> all = all();
        String plain = plain(typed);
        List<String> names = new ArrayList<>(all.keySet());
        names.addAll(folders(all));
        String last = last(plain);
        for (String name : all.keySet()) {
            if (last(name).equals(last)) {
                return Spelling.hint(name, List.of(name));
            }
        }
        return Spelling.hint(plain, names);
    }

    private static String last(String name) {
        return name.substring(name.lastIndexOf('/') + 1);
    }

    /** A name as it is typed, without an ending. */
    private static String plain(String name) {
        String whole = name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
        return whole.endsWith(ScriptSource.ENDING)
                ? whole.substring(0, whole.length() - ScriptSource.ENDING.length())
                : whole;
    }

    private static TreeSet<String> folders(SortedMap<String, String> all) {
        TreeSet<String> folders = new TreeSet<>();
        for (String name : all.keySet()) {
            int slash = name.indexOf('/');
            if (slash > 0) {
                folders.add(name.substring(0, slash));
            }
        }
        return folders;
    }

    private static List<ScriptSource> sources(SortedMap<String, String> all, String beginning) {
        List<ScriptSource> sources = new ArrayList<>();
        all.forEach((name, text) -> {
            if (name.startsWith(beginning)) {
                sources.add(source(name, text));
            }
        });
        return sources;
    }

    private static ScriptSource source(String name, String text) {
        return new ScriptSource(name, name, text, new Among(name));
    }

    /** What a scenario sources is another one, looked for beside it. */
    private record Among(String identity) implements LineOrigin {
        @Override
        public Path directory() {
            return Path.of("");
        }

        @Override
        public Named find(String name) throws ScriptText.UnreadableException {
            String beside = identity.substring(0, identity.lastIndexOf('/') + 1) + name;
            String found = plain(ScriptText.path(beside).normalize().toString().replace('\\', '/'));
            String text = all().get(found);
            if (text == null) {
                throw new ScriptText.UnreadableException("there is no scenario " + found);
            }
            return new Named(found, text, new Among(found));
        }
    }

    /** The texts of all, in the order of the files. */
    private static SortedMap<String, String> all() {
        return BundledTexts.all(ScriptSource.ENDING);
    }
}
