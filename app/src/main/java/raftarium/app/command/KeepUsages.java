package raftarium.app.command;

import static raftarium.grammar.Part.argument;
import static raftarium.grammar.Part.flag;

import raftarium.app.session.Session;
import raftarium.app.session.SessionException;
import raftarium.app.session.SessionFile;
import raftarium.grammar.Chapter;
import raftarium.grammar.Kinds;
import raftarium.grammar.Shape;
import raftarium.grammar.Usage;
import raftarium.session.SavedSession;
import raftarium.session.SessionWriter;
import raftarium.session.SharedLine;
import raftarium.words.MistakeException;

import java.nio.file.Path;
import java.util.List;

/** How a session is kept, opened again and handed on. */
final class KeepUsages {
    private static final String SCRIPT = ".raft";

    /** A line to be pasted has so many at most: each takes some 25 characters. */
    private static final int SHARED_MILESTONES = 32;

    static final Usage<Order> OPEN = Usage.of(
            "open",
            List.of(
                    "Opens a session that was saved or shared: all its branches, bookmarks and"
                            + " notes, where it was.",
                    "All that was done is done again, and must come to the same digest. The"
                            + " session that was open ends. In a script FILE is looked for beside"
                            + " the script."),
            List.of("open split.raftarium"),
            Shape.<Order>toRead()
                    .with(argument(
                            "FILE|LINE",
                            Kinds.FILE,
                            "A file that save wrote, or the line that share showed."))
                    .makes(what -> open(Path.of(""), what)));

    static final Chapter<Order> ALL = Chapter.of(
            "Keeping",
            Usage.of(
                    "save",
                    List.of(
                            "Saves the session to a file, with its branches, bookmarks and notes,"
                                    + " for 'open' and 'raftarium replay'.",
                            "To a file whose name ends with .raft it writes this branch alone, up"
                                    + " to here, as a script that comes to the same digest.",
                            "A session that is there is replaced, anything else only with"
                                    + " --overwrite."),
                    List.of("save split.raftarium", "save split.raft"),
                    Shape.<Order>toRead()
                            .with(argument(
                                    "FILE", Kinds.FILE, "Its name ends with .raftarium or .raft."))
                            .with(flag("--overwrite", "Replace a file that holds anything else."))
                            .makes((file, overwrite) ->
                                    Order.travel(context -> save(context, file, overwrite)))),
            OPEN,
            Usage.of(
                    "share",
                    List.of("Shows the session as one line to be pasted: 'open LINE' opens it."),
                    List.of("share"),
                    Shape.<Order>toRead().makes(() -> Order.lookAtAll(KeepUsages::share))));

    private KeepUsages() {}

    private static Reply save(CommandContext context, String name, boolean overwrite)
            throws MistakeException {
        Path file = SessionFile.path(name);
        if (name.endsWith(SCRIPT)) {
            SessionFile.write(file, BranchScript.of(context), overwrite);
            return Reply.ok("branch " + context.session().timeline().branch().number()
                    + " up to here as a script in " + file);
        } else if (!name.endsWith(SessionFile.ENDING)) {
            throw new MistakeException("a session is saved to a file whose name ends with "
                    + SessionFile.ENDING + ", or as a script with " + SCRIPT + ": save " + name
                    + SessionFile.ENDING);
        }
        SavedSession saved = context.session().saved();
        SessionFile.write(file, saved, overwrite);
        return Reply.ok(what(saved) + " in " + file);
    }

    private static Reply share(CommandContext context) throws MistakeException {
        SavedSession saved = context.session().saved().withMilestones(SHARED_MILESTONES);
        return Reply.ok(SharedLine.of(SessionWriter.text(saved)));
    }

    /** What a file beside that directory says, or a line, is opened. */
    static Order open(Path directory, String what) {
        return Order.travel(context -> open(context, directory, what));
    }

    private static Reply open(CommandContext context, Path directory, String what)
            throws MistakeException {
        SavedSession saved = SessionFile.read(directory, what);
        try {
            Session opened = context.playground().open(saved, context.search());
            return Reply.ok(what(saved) + ": " + Travels.where(opened));
        } catch (SessionException trouble) {
            throw new MistakeException(String.valueOf(trouble.getMessage()));
        }
    }

    private static String what(SavedSession saved) {
        return counted(saved.recorded(), "command", "commands") + " on "
                + counted(saved.branches().size(), "branch", "branches");
    }

    private static String counted(int count, String one, String many) {
        return count + " " + (count == 1 ? one : many);
    }
}
