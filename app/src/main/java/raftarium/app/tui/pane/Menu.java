package raftarium.app.tui.pane;

import org.jspecify.annotations.Nullable;

import raftarium.app.tui.paint.CellText;

import java.util.List;
import java.util.Locale;

/** A list of which one is chosen; what is typed keeps those that have all of its words. */
public final class Menu {
    /** What is listed. */
    public enum Kind {
        BOOKMARKS("bookmarks"),
        BRANCHES("branches"),
        SCENARIOS("scenarios"),
        FORMATS("export as");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    /**
     * One of it.
     *
     * @param text how it is called
     * @param detail what is said of it beside
     * @param id what it is known by
     */
    public record Item(String text, String detail, String id) {
        private boolean has(String words) {
            String all = (text + " " + detail).toLowerCase(Locale.ROOT);
            return CellText.sought(words).stream().allMatch(all::contains);
        }
    }

    /** Nothing is listed. */
    public static final Menu NONE = new Menu(Kind.BOOKMARKS, List.of(), 0);

    private final Kind kind;
    private final List<Item> all;
    private List<Item> items;
    private String filter = "";
    private int place;

    /** A list, the one at that place chosen. */
    public Menu(Kind kind, List<Item> items, int place) {
        this.kind = kind;
        this.all = List.copyOf(items);
        this.items = all;
        this.place = place;
    }

    public Kind kind() {
        return kind;
    }

    /** Those that have what is looked for. */
    public List<Item> items() {
        return items;
    }

    /** What is looked for; "" for nothing. */
    public String filter() {
        return filter;
    }

    /** Keeps those that have all words; as much as is typed of them. */
    public void filter(String words) {
        Item before = chosen();
        filter = words;
        items = all.stream().filter(one -> words.isBlank() || one.has(words)).toList();
        place = before == null ? 0 : Math.max(0, items.indexOf(before));
    }

    /** Chooses another, so many further down. */
    public void move(int step) {
        place = Math.max(0, Math.min(place + step, items.size() - 1));
    }

    /** The one that is chosen; null if there is none. */
    public @Nullable Item chosen() {
        return place < items.size() ? items.get(place) : null;
    }

    int place() {
        return place;
    }
}
