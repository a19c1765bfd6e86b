package raftarium.app.command;

import raftarium.app.session.Session;

import java.util.ArrayList;
import java.util.List;

/** Something that holds or doesn't, at a moment of a session. */
interface Condition {
    /** Whether it holds now. */
    boolean holds(Session session) throws MistakeException;

    /** How things stand, for whoever expected it: "n1 is a follower". */
    String actual(Session session) throws MistakeException;

    /** It doesn't hold. */
    record Not(Condition condition) implements Condition {
        @Override
        public boolean holds(Session session) throws MistakeException {
            return !condition.holds(session);
        }

        @Override
        public String actual(Session session) throws MistakeException {
            return condition.actual(session);
        }
    }

    /** All of them hold. */
    record And(List<Condition> conditions) implements Condition {
        @Override
        public boolean holds(Session session) throws MistakeException {
            for (Condition condition : conditions) {
                if (!condition.holds(session)) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public String actual(Session session) throws MistakeException {
            List<String> broken = new ArrayList<>();
            for (Condition condition : conditions) {
                if (!condition.holds(session)) {
                    broken.add(condition.actual(session));
                }
            }
            return String.join("; ", broken);
        }
    }
}
