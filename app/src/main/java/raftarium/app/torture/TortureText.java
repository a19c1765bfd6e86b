package raftarium.app.torture;

import org.jspecify.annotations.Nullable;

import raftarium.check.torture.Shrunk;
import raftarium.check.torture.TrialResult;
import raftarium.machine.MachineType;
import raftarium.raft.Rule;
import raftarium.words.Quantities;
import raftarium.words.Shown;

import java.io.PrintStream;
import java.util.Locale;

/** Tells it to people: what was found, and a line at the end. */
public final class TortureText extends TortureReport {
    private static final int MAX_DETAIL = 300;

    private final PrintStream out;
    private boolean headed;

    public TortureText(PrintStream out) {
        this.out = out;
    }

    @Override
    void ended(long seed, TrialResult result) {
        if (result.isSeen()) {
            out.println("seed " + seed + ": seen at " + Quantities.seconds(result.atNanos()));
            return;
        } else if (result.isOk()) {
            return;
        }
        String what = result.property().equals(TrialResult.CONVERGENCE)
                ? "doesn't converge: "
                : result.property() + " is broken at " + Quantities.seconds(result.atNanos())
                        + ": ";
        // A whole counterexample is shown by running the script.
        String line = result.detail().lines().findFirst().orElse("");
        boolean isShort = line.length() <= MAX_DETAIL;
        out.println("seed " + seed + ": " + what
                + Shown.line(isShort ? line : line.substring(0, MAX_DETAIL) + "..."));
        out.flush();
    }

    @Override
    void shrunk(Shrunk shrunk, long wallMillis, String kept, String session) {
        out.println("shrunk to " + shrunk.lines().size() + " lines in " + seconds(wallMillis) + ": "
                + Shown.line(kept));
        if (!session.isEmpty()) {
            out.println("to look at it: raftarium replay " + Shown.line(session));
        }
    }

    @Override
    void vanished(long seed, MachineType machine) {
        out.println("seed " + seed + " isn't shrunk: it breaks nothing when it is run again, so "
                + machine + " isn't deterministic");
    }

    @Override
    void summary(TortureSum sum, TorturePlan plan, @Nullable Long seen, long wallMillis) {
        if (plan.target() != null) {
            String what = Shown.line(plan.target().condition());
            out.println((seen != null ? "seen  " : "FAILED") + "  " + what + ": "
                    + (seen != null ? "seed " + seen + ", the " + nth(sum.seeds()) : "in none")
                    + " of " + plan.seeds().size() + " seeds  " + broken(sum)
                    + seconds(wallMillis));
            out.flush();
            return;
        }
        out.println((sum.failed() == 0 ? "ok    " : "FAILED") + "  " + sum.passed() + " of "
                + sum.seeds() + " seeds  " + Quantities.seconds(plan.options().forNanos())
                + " each  " + seconds(wallMillis) + "  " + rate(sum.seeds(), wallMillis)
                + " seeds a second  digest " + sum.digest());
        out.println("        a seed had " + sum.fewestOperations() + " operations or more, "
                + mean(sum.operations(), sum) + " on average; " + sum.fewestFaults()
                + " faults or more, " + mean(sum.faults(), sum) + " on average; "
                + mean(sum.events(), sum) + " events; was well after "
                + Quantities.seconds(sum.longestRecoveryNanos()) + " at most");
        out.flush();
    }

    private static String nth(long count) {
        long tens = count % 100 / 10;
        String ending = tens == 1
                ? "th"
                : switch ((int) (count % 10)) {
                    case 1 -> "st";
                    case 2 -> "nd";
                    case 3 -> "rd";
                    default -> "th";
                };
        return count + ending;
    }

    private static String broken(TortureSum sum) {
        return sum.failed() == 0 ? "" : sum.failed() + " broke something  ";
    }

    private static long mean(long figure, TortureSum sum) {
        return figure / Math.max(1, sum.seeds());
    }

    private static String rate(long seeds, long wallMillis) {
        return String.format(Locale.ROOT, "%.1f", seeds * 1_000.0 / Math.max(1, wallMillis));
    }

    private static String seconds(long wallMillis) {
        return String.format(Locale.ROOT, "%.1f s", wallMillis / 1_000.0);
    }

    @Override
    void rule(Rule rule, long seeds, @Nullable Shrunk shrunk, long wallMillis) {
        if (!headed) {
            headed = true;
            row("without", "breaks", "seeds", "lines", "seconds");
        }
        row(
                rule.key(),
                shrunk == null ? "nothing" : shrunk.property(),
                Long.toString(seeds),
                shrunk == null ? "-" : Integer.toString(shrunk.lines().size()),
                String.format(Locale.ROOT, "%.1f", wallMillis / 1_000.0));
    }

    private void row(String rule, String property, String seeds, String lines, String seconds) {
        out.println(String.format(
                Locale.ROOT, "%-20s  %-20s  %5s  %5s  %7s", rule, property, seeds, lines, seconds));
        out.flush();
    }

    @Override
    void rules(int caught, int all, long wallMillis) {
        out.println((caught == all ? "ok    " : "FAILED") + "  " + caught + " of " + all
                + " rules are missed when they are off  " + seconds(wallMillis));
        out.flush();
    }
}
