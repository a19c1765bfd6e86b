package raftarium.command;

import org.jspecify.annotations.Nullable;

import raftarium.words.MistakeException;

/** load: clients that go on by themselves. */
public sealed interface LoadCommand extends Command {
    /**
     * They begin.
     *
     * @param clients how many, 1 to {@link #MAX_CLIENTS}
     * @param rate commands a second, all together, 1 to {@link #MAX_RATE}
     * @param forNanos how long; null: until they are stopped
     */
    record Start(int clients, int rate, @Nullable Long forNanos) implements LoadCommand {
        /** So many clients at most. */
        public static final int MAX_CLIENTS = 1000;

        /** So many commands a second at most. */
        public static final int MAX_RATE = 100_000;

        private static final long SECOND = 1_000_000_000;

        @Override
        public Answer perform(Moment moment) throws MistakeException {
            range("--clients", clients, MAX_CLIENTS);
            range("--rate", rate, MAX_RATE);
            long end = forNanos == null ? Long.MAX_VALUE : moment.after(forNanos);
            moment.simulation().clients().load().start(clients, SECOND * clients / rate, end);
            return new Answer.Done(
                    clients + (clients == 1 ? " client, " : " clients, ") + rate + "/s");
        }

        private static void range(String option, int value, int most) throws MistakeException {
            if (value < 1 || value > most) {
                throw new MistakeException(option + " is from 1 to " + most + ": " + value);
            }
        }
    }

    /** load stop: they end, each when its command is done. */
    record Stop() implements LoadCommand {
        @Override
        public Answer perform(Moment moment) {
            moment.simulation().clients().load().stop();
            return new Answer.Done("the load ends");
        }
    }
}
