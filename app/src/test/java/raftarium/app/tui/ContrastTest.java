package raftarium.app.tui;

import static org.assertj.core.api.Assertions.assertThat;

import com.googlecode.lanterna.input.KeyType;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import raftarium.app.command.Lab;
import raftarium.app.command.Reply;
import raftarium.app.session.Session;
import raftarium.app.tui.engine.Frame;

/** Two branches are seen side by side, and both moved in time. */
class ContrastTest extends KeyHarness {
    private Lab lab;
    private int carriedOut;

    @Override
    Session session() {
        return lab.session();
    }

    /** On branch 1 the leader crashes; on branch 2 it is cut off instead. */
    @BeforeEach
    void open() {
        lab = Lab.fresh();
        lab.ok("new --seed 42; load --clients 1 --rate 4; run 3s; crash leader; run 2s;"
                + " rewind 2s; undo; isolate leader; run 3s");
        sitDown();
        see();
    }

    @AfterEach
    void close() {
        lab.close();
    }

    private void carryOut() {
        while (carriedOut < lines.size()) {
            String line = lines.get(carriedOut++);
            carryOut(Frame.Source.KEY, line);
        }
    }

    private void carryOut(Frame.Source source, String line) {
        Reply reply = lab.type(line);
        maker.echo(source, line, reply);
        see();
        if (ui.contrast != null) {
            maker.compare(ui.contrast.one(), ui.contrast.other());
            see();
        }
    }

    @Test
    void look() {
        System.out.println(lab.type("branches").output());
        carryOut(Frame.Source.PROMPT, "compare 1 2");
        System.out.println(screen());
        press(KeyType.Home);
        carryOut();
        System.out.println(screen());
        carryOut(Frame.Source.PROMPT, "goto 3.5");
        System.out.println(screen());
        carryOut(Frame.Source.PROMPT, "goto 5.5s");
        columns = 120; rows = 40;
        System.out.println(screen());
        columns = 60; rows = 16;
        System.out.println(screen());
        press(KeyType.Escape);
        see();
        assertThat(screen()).contains("nodes");
    }
}
