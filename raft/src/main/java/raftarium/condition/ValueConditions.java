package raftarium.condition;

import org.jspecify.annotations.Nullable;

import raftarium.check.history.Verdict;
import raftarium.machine.MachineException;
import raftarium.sim.Call;
import raftarium.sim.Host;
import raftarium.sim.MachineContents;
import raftarium.trace.Outcome;
import raftarium.words.MistakeException;
import raftarium.words.Shown;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Conditions about what state machines hold and what clients were answered. */
public final class ValueConditions {
    private ValueConditions() {}

    /** value K CMP V; without a comparison: value K none. */
    record Value(String key, Optional<NodeSet> on, Optional<Comparison> comparison, String value)
            implements Condition {
        @Override
        public boolean holds(Situation situation) throws MistakeException {
            List<Host> hosts = hosts(situation);
            for (Host host : hosts) {
                if (!holds(value(host))) {
                    return false;
                }
            }
            return !hosts.isEmpty();
        }

        private boolean holds(@Nullable String actual) {
            if (comparison.isEmpty() || actual == null) {
                return comparison.isEmpty() && actual == null;
            }
            return comparison.get().holds(actual, value);
        }

        private List<Host> hosts(Situation situation) throws MistakeException {
            if (on.isEmpty()) {
                return ClusterConditions.members(situation);
            }
            List<Host> hosts = new ArrayList<>();
            for (int id : on.get().ids(situation)) {
                hosts.add(situation.simulation().host(id));
            }
            return hosts;
        }

        private @Nullable String value(Host host) throws MistakeException {
            try {
                return MachineContents.value(host, key);
            } catch (MachineException mistake) {
                throw MistakeException.ofTheMoment(String.valueOf(mistake.getMessage()));
            }
        }

        @Override
        public boolean isOfCommands() {
            return on.isPresent() && on.get().isDrawn();
        }

        @Override
        public String actual(Situation situation) throws MistakeException {
            List<String> values = new ArrayList<>();
            for (Host host : hosts(situation)) {
                String actual = value(host);
                values.add(
                        "n" + host.id() + " has " + (actual == null ? "none" : Shown.line(actual)));
            }
            return values.isEmpty() ? "no node to ask" : String.join(", ", values);
        }
    }

    /**
     * What was waited for in vain, since the clock stopped or the wait was broken off, is unknown.
     */
    public static Outcome outcomeOf(Call call) {
        return call.isDone() ? call.outcome() : Outcome.UNKNOWN;
    }

    /** The command that is asked about: the client's last, or the last that was waited for. */
    private static @Nullable Call call(Situation situation, Optional<String> client) {
        return client.isPresent()
                ? situation.lastCallOf(client.get()).orElse(null)
                : situation.lastCall();
    }

    /** Whether it may still be answered: the clock doesn't stand. */
    private static boolean isWaiting(Situation situation, @Nullable Call call) {
        return call != null && !call.isDone() && !situation.simulation().isStopped();
    }

    private static String words(Situation situation, Optional<String> client) {
        Call call = call(situation, client);
        if (call == null) {
            return client.isEmpty()
                    ? "no client command was waited for yet"
                    : "there is no command of a client " + client.get();
        } else if (client.isPresent() && isWaiting(situation, call)) {
            return "'" + Shown.line(call.text()) + "' is waiting for its answer";
        }
        String result = call.result();
        return "'" + Shown.line(call.text()) + "' was " + outcomeOf(call).word()
                + (call.outcome() == Outcome.OK
                        ? ", result " + (result == null ? "none" : Shown.line(result))
                        : "");
    }

    /**
     * result CMP V; without a comparison: result none.
     *
     * @param client whose; empty: of the last command that was waited for
     */
    record Result(Optional<String> client, Optional<Comparison> comparison, String value)
            implements Condition {
        @Override
        public boolean holds(Situation situation) {
            Call call = call(situation, client);
            if (call == null || call.outcome() != Outcome.OK) {
                return false;
            }
            String result = call.result();
            if (comparison.isEmpty() || result == null) {
                return comparison.isEmpty() && result == null;
            }
            return comparison.get().holds(result, value);
        }

        @Override
        public boolean isOfCommands() {
            return true;
        }

        @Override
        public String actual(Situation situation) {
            return words(situation, client);
        }
    }

    /**
     * result ok, failed, unknown.
     *
     * @param client whose; empty: of the last command that was waited for
     */
    record HasOutcome(Optional<String> client, Outcome outcome) implements Condition {
        @Override
        public boolean holds(Situation situation) {
            Call call = call(situation, client);
            boolean waits = client.isPresent() && isWaiting(situation, call);
            return call != null && !waits && outcomeOf(call) == outcome;
        }

        @Override
        public boolean isOfCommands() {
            return true;
        }

        @Override
        public String actual(Situation situation) {
            return words(situation, client);
        }
    }

    /** result of CLIENT waiting. */
    record IsWaiting(String client) implements Condition {
        @Override
        public boolean holds(Situation situation) {
            return isWaiting(situation, call(situation, Optional.of(client)));
        }

        @Override
        public boolean isOfCommands() {
            return true;
        }

        @Override
        public String actual(Situation situation) {
            return words(situation, Optional.of(client));
        }
    }

    /** linearizable. */
    record Linearizable() implements Condition {
        @Override
        public boolean holds(Situation situation) {
            return situation.linearizability() instanceof Verdict.Linearizable;
        }

        @Override
        public String actual(Situation situation) {
            Verdict verdict = situation.linearizability();
            if (verdict instanceof Verdict.NotLinearizable broken) {
                return broken.counterexample().drawn();
            } else if (verdict instanceof Verdict.Unknown unknown) {
                return "unknown: " + unknown.subject() + ": " + unknown.why();
            }
            return "it is linearizable";
        }
    }
}
