package raftarium.app.command;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import raftarium.words.MistakeException;

/**
 * What holds scripts together. {@code repeat}, {@code if}, {@code else}, {@code end}, {@code maybe}
 * and {@code source} are read by {@link ScriptParser}; they stand here so that help and completion
 * know them.
 */
@Command(name = "Scripts")
final class ScriptCommands {
    private final Desk desk;
    private final Vocabulary vocabulary;

    ScriptCommands(Desk desk, Vocabulary vocabulary) {
        this.desk = desk;
        this.vocabulary = vocabulary;
    }

    @Command(
            name = "repeat",
            description = "Carries out what follows, up to its end, N times.",
            footer = "Example: repeat 3; put x 1; run 100ms; end")
    Reply repeat(
            @Parameters(paramLabel = "N", arity = "1..*", description = "How often.")
                    Clause.Text words) {
        return outOfPlace("repeat");
    }

    @Command(
            name = "if",
            description = "Carries out what follows, up to else or end, if a condition holds now.",
            footer = "Example: if leader; put x 1; else; run 1s; end")
    Reply when(
            @Parameters(
                            paramLabel = "CONDITION",
                            arity = "1..*",
                            description = "See 'help conditions'.")
                    Clause.If clause) {
        return outOfPlace("if");
    }

    @Command(
            name = "else",
            description = "Begins what is carried out if the condition doesn't hold.",
            footer = "Example: if no leader; run 1s; else; put x 1; end")
    Reply otherwise() {
        return outOfPlace("else");
    }

    @Command(
            name = "end",
            description = "Ends the innermost repeat or if.",
            footer = "Example: repeat 2; run 10ms; end")
    Reply end() {
        return outOfPlace("end");
    }

    @Command(
            name = "maybe",
            description = {
                "Carries out a command with a chance, drawn from the seed.",
                "A set in it that selects nothing skips it, with a note."
            },
            footer = "Example: maybe 20%% crash random")
    Reply maybe(
            @Parameters(
                            paramLabel = "P COMMAND",
                            arity = "1..*",
                            description = "The chance, and the command.")
                    Clause.Text words) {
        return outOfPlace("maybe");
    }

    @Command(
            name = "source",
            description = {
                "Carries out the lines of a script in this session, as if they were typed here.",
                "FILE is looked for beside the script that says so; if it is typed, in the current"
                        + " directory. A mistake in it is found before any of it is carried out."
                        + " Files may source others, 16 deep."
            },
            footer = "Example: source scripts/election/leader-crash.raft")
    Reply source(@Parameters(paramLabel = "FILE", description = "A script.") String file) {
        return outOfPlace("source");
    }

    private static Reply outOfPlace(String word) {
        return Reply.mistake("'" + word + "' is out of place");
    }

    @Command(
            name = "help",
            description = {
                "Shows all commands, or one.",
                "'help conditions', 'help nodes' and 'help limits' are there too."
            },
            footer = "Example: help crash")
    Reply help(
            @Parameters(paramLabel = "COMMAND", arity = "0..1", description = "Which.") @Nullable
                    String command)
            throws MistakeException {
        return Reply.ok(vocabulary.help(command));
    }

    @Command(
            name = "tui",
            description = "Opens the cockpit on this cluster, as it is; q there leads back here.",
            footer = "Example: tui")
    Reply tui() throws MistakeException {
        desk.openCockpit();
        return Reply.DONE;
    }

    @Command(name = "exit", description = "Leaves; a script ends here.", footer = "Example: exit")
    Reply exit() {
        desk.leave();
        return Reply.DONE;
    }
}
