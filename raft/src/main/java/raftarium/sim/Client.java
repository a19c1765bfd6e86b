package raftarium.sim;

import org.jspecify.annotations.Nullable;

import raftarium.raft.RandomStream;

/** One client: one command at a time, each with the next serial number. */
final class Client {
    final int address;

    /** Gone once its command is done. */
    final boolean passing;

    /** What it does by itself, or null. */
    final @Nullable LoadPlan plan;

    @Nullable
    Call call;

    int lastLeader;
    long serial;
    long timerNumber;

    Client(int address, boolean passing, @Nullable LoadPlan plan) {
        this.address = address;
        this.passing = passing;
        this.plan = plan;
    }

    Client copy() {
        Client twin = new Client(address, passing, plan == null ? null : plan.copy());
        twin.call = call == null ? null : call.copy();
        twin.lastLeader = lastLeader;
        twin.serial = serial;
        twin.timerNumber = timerNumber;
        return twin;
    }

    /** What a client of a load does: half put, half get, on ten keys, at a rate. */
    static final class LoadPlan {
        static final int KEYS = 10;

        final RandomStream chance;
        final long intervalNanos;
        long endNanos;
        long nextNanos;
        long count;

        LoadPlan(RandomStream chance, long intervalNanos, long endNanos, long nextNanos) {
            this.chance = chance;
            this.intervalNanos = intervalNanos;
            this.endNanos = endNanos;
            this.nextNanos = nextNanos;
        }

        LoadPlan copy() {
            LoadPlan twin = new LoadPlan(chance.copy(), intervalNanos, endNanos, nextNanos);
            twin.count = count;
            return twin;
        }
    }
}
