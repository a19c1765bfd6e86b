package raftarium.app.tui;

import org.junit.jupiter.api.BeforeEach;

import raftarium.app.session.Session;

/** Keys at a cluster of five that has run for a while. */
abstract class RunningKeyHarness extends KeyHarness {
    Session session;

    @BeforeEach
    void open() {
        session = Clusters.running(5, 1);
        sitDown();
    }

    @Override
    final Session session() {
        return session;
    }
}
