package raftarium.app.tui.health;

import java.util.ArrayList;
import java.util.List;

/** Clauses made to fit a width: in fewer words first, then fewer of them. */
final class Fitting {
    private final List<Clause> clauses;
    private final String joint;

    /** Which wording of each is taken. */
    private final int[] taken;

    private Fitting(List<Clause> clauses, String joint) {
        this.clauses = clauses;
        this.joint = joint;
        taken = new int[clauses.size()];
    }

    /** What can be said in so many columns; no word of it is cut. */
    static String fit(List<Clause> clauses, String joint, int columns) {
        Fitting fitting = new Fitting(clauses, joint);
        String text = fitting.text(clauses.size());
        while (text.length() > columns && fitting.shorten()) {
            text = fitting.text(clauses.size());
        }
        for (int count = clauses.size() - 1; text.length() > columns && count > 0; count--) {
            text = fitting.text(count);
        }
        return text.length() <= columns ? text : cut(text, columns);
    }

    private String text(int count) {
        List<String> said = new ArrayList<>();
        for (int place = 0; place < count; place++) {
            String words = clauses.get(place).wordings().get(taken[place]);
            if (!words.isEmpty()) {
                said.add(words);
            }
        }
        return said.isEmpty() ? "" : String.join(joint, said) + ".";
    }

    /** The longest one that has another wording takes that. */
    private boolean shorten() {
        int longest = -1;
        int most = 0;
        for (int place = 0; place < taken.length; place++) {
            List<String> wordings = clauses.get(place).wordings();
            int length = wordings.get(taken[place]).length();
            if (taken[place] + 1 < wordings.size() && length > most) {
                longest = place;
                most = length;
            }
        }
        if (longest >= 0) {
            taken[longest]++;
        }
        return longest >= 0;
    }

    private static String cut(String text, int columns) {
        int blank = columns < 2 ? -1 : text.lastIndexOf(' ', columns - 1);
        return blank < 0 ? "" : text.substring(0, blank) + "…";
    }
}
