package raftarium.app.tui.pane;

/** The panes, in the order in which one goes through them. */
public enum PaneKind {
    CLUSTER("cluster", "each node: role, term, vote, timer, figures; and what flies between them"),
    LOG("log", "the logs, a column an index; left and right move through them"),
    TAPE("time", "who led when, and what befell the cluster; left and right go there, + - zoom"),
    FLIGHT("in flight", "what is on its way; up and down select a message"),
    LINKS("links", "who reaches whom; arrows select a link"),
    INSPECTOR("inspector", "all there is to say of what is selected"),
    STORY("story", "what happened, and by which rule; up and down select, Enter goes there");

    private final String title;
    private final String about;

    PaneKind(String title, String about) {
        this.title = title;
        this.about = about;
    }

    String title() {
        return title;
    }

    /** What it shows, and what its arrows do. */
    String about() {
        return about;
    }

    /** Whether something is selected in it, of which the inspector tells. */
    boolean selects() {
        return this == CLUSTER || this == LOG || this == FLIGHT || this == LINKS;
    }

    /** The next one, or the one before. */
    public PaneKind next(int step) {
        int count = values().length;
        return values()[Math.floorMod(ordinal() + step, count)];
    }
}
