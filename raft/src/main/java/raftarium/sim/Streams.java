package raftarium.sim;

import raftarium.data.RandomStream;

/**
 * Where all chance of a simulation comes from: a stream a purpose.
 *
 * @param renewal when chance was made another one, and which; "" if it never was
 */
record Streams(SimulationConfig config, String renewal) {
    /** Those that hang on the configuration alone. */
    static Streams of(SimulationConfig config) {
        return new Streams(config, "");
    }

    /** Others, from a moment on: the same for the same moment and number. */
    Streams renewed(long number, long actions) {
        return new Streams(config, ", chance " + number + " after " + actions);
    }

    /** The stream of a purpose. */
    RandomStream stream(String purpose) {
        return config.stream(purpose + renewal);
    }

    RandomStream disk(int node) {
        return stream("disk n" + node);
    }

    RandomStream rot(int node) {
        return stream("rot n" + node);
    }

    /** Draws the election timeouts of a node, from one of its starts on. */
    RandomStream elections(int node, int run) {
        return stream("election n" + node + " run " + run);
    }

    /** That of one direction between two addresses, by their names. */
    RandomStream lane(String from, String to) {
        return stream("link " + from + " " + to);
    }

    /** What a client of a load does, by its name. */
    RandomStream load(String client) {
        return stream("load " + client);
    }

    /** What commands draw from. */
    RandomStream commands() {
        return RandomStream.of(config.seed(), "commands, resumed " + config.resumed() + renewal);
    }
}
