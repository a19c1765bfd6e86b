package raftarium.app;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import raftarium.app.lesson.Lessons;

import java.util.concurrent.Callable;

/** {@code raftarium challenge}. */
@Command(
        name = "challenge",
        description = {
            "Plays a challenge in the cockpit, or without a terminal in plain lines: there is a"
                    + " goal and no steps, and the commands that change the cluster are counted."
                    + " Looking and time are free. 'save FILE' writes what you did, for handing in:"
                    + " see grade. Without a name: lists what there is.",
            "Exit status: 0 played, or all is right; 1 a check found mistakes in it; 2 a mistake."
        })
final class ChallengeSubcommand implements Callable<Integer> {
    private final Program program;

    @Parameters(
            arity = "0..1",
            paramLabel = "ID|FILE",
            completionCandidates = Lessons.Challenges.class,
            description = "One of those that come with the program, or a file of your own.")
    @Nullable
    String name;

    @Option(
            names = "--list",
            description = "Lists what there is, with minutes and what comes before, and plays"
                    + " nothing.")
    boolean list;

    @Option(
            names = "--check",
            description = "Proves that the goal isn't reached by itself, and that the solution"
                    + " reaches it with so many commands as par says. Without a name: all that come"
                    + " with the program.")
    boolean check;

    @Mixin
    SeedsMixin seeds = new SeedsMixin();

    @Option(
            names = "--progress",
            paramLabel = "FILE",
            description = "Where what you have done is kept (default: with your other files).")
    @Nullable
    String progress;

    @Option(
            names = "--plain",
            description = "In plain lines, as without a terminal: for screen readers and pipes.")
    boolean plain;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this help.")
    boolean help;

    ChallengeSubcommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() throws Exception {
        LessonSubcommand play = new LessonSubcommand(program);
        play.challengesOnly = true;
        play.name = name;
        play.list = list;
        play.check = check;
        play.seeds = seeds;
        play.progress = progress;
        play.plain = plain;
        return play.call();
    }
}
