package raftarium.app.tui;

import com.googlecode.lanterna.TerminalSize;
import com.googlecode.lanterna.input.KeyStroke;
import com.googlecode.lanterna.screen.Screen;
import com.googlecode.lanterna.terminal.Terminal;

import org.jspecify.annotations.Nullable;

import raftarium.app.command.Interpreter;
import raftarium.app.session.Pace;
import raftarium.app.session.Playground;
import raftarium.app.session.Session;
import raftarium.app.session.SessionException;
import raftarium.app.session.SessionOptions;
import raftarium.app.terminal.DeltaScreen;
import raftarium.app.terminal.JobControl;
import raftarium.app.terminal.KeySource;
import raftarium.app.terminal.TtyTerminal;
import raftarium.app.tui.engine.Engine;
import raftarium.app.tui.engine.Executor;
import raftarium.app.tui.engine.Frame;
import raftarium.app.tui.engine.Turn;
import raftarium.app.tui.paint.Canvas;
import raftarium.app.tui.pane.BranchComparison;
import raftarium.app.tui.pane.PaneKind;
import raftarium.app.tui.pane.Panes;
import raftarium.app.tui.pane.UiState;
import raftarium.command.ClusterSpec;
import raftarium.disk.StorageException;
import raftarium.machine.MachineException;
import raftarium.sim.NetPreset;

import java.io.IOException;
import java.util.Objects;

/**
 * The screen's side: it shows the engine's newest frame, and hands what is pressed and typed to
 * it. It draws when something has changed, and else waits.
 */
public final class Cockpit {
    /** What clients do if nothing else is wanted: so much that one sees it happen. */
    static final String USUAL_LOAD = "load --clients 1 --rate 2";

    /** How long the end of the process waits until the data is stored. */
    private static final long CLOSE_MILLIS = 3000;

    /** The prompt mustn't go on before the engine has ended. */
    private static final long FOREVER = 0;

    /** So many keys are taken between two frames. */
    private static final int MAX_KEYS = 64;

    private final Engine engine;
    private final KeySource keys;
    private final Screen screen;
    private final UiState ui;
    private final TimedEffects effects;
    private final Controller controller;
    private TerminalSize size;

    /** The node that the engine looks into; 0: none. */
    private int watched;

    /** The branches that the engine shows side by side; null: none. */
    private @Nullable BranchComparison compared;

    Cockpit(
            Engine engine,
            KeySource keys,
            Screen screen,
            CockpitOptions options,
            boolean comesBack) {
        this.engine = engine;
        ui = new UiState(options.settings().keys().hints());
        ui.look = options.look();
        ui.presents = options.presents();
        ui.comesBack = comesBack;
        ui.playedSpeed = options.settings().pace().times();
        effects = new TimedEffects(ui);
        this.keys = keys;
        this.screen = screen;
        size = screen.getTerminalSize();
        controller = new Controller(
                new EngineLines(engine),
                ui,
                engine.latest(),
                size.getColumns(),
                size.getRows(),
                options.completer());
        controller.setKeys(options.settings().keys());
        controller.setScenarios(options.talks().library().titles());
    }

    /** Where nothing else is said, messages fly slowly enough to be seen. */
    public static SessionOptions usual(SessionOptions said) {
        ClusterSpec cluster = said.cluster();
        return cluster.net() != null
                ? said
                : new SessionOptions(cluster.withNet(NetPreset.CLASSROOM), said.data());
    }

    /**
     * Shows a cluster until the watcher leaves; then the terminal is as it was, and the playground
     * is closed.
     *
     * @param executor carries out a line on the playground; called on a thread of the cockpit's
     * @return the settings as the watcher leaves them
     * @throws SessionException if no session can be opened
     * @throws IOException if there is no terminal, or it fails
     * @throws StorageException if its end can't be stored
     * @throws MachineException if its state machine threw something
     * @throws IllegalStateException if something broke within; the cause says what
     */
    public static Settings run(Playground playground, Executor executor, CockpitOptions options)
            throws IOException, SessionException {
        begin(playground, options.settings().pace());
        try (TtyTerminal terminal = TtyTerminal.open(options.depth(), options.mouse())) {
            return run(playground, executor, options, terminal, terminal);
        }
    }

    static Settings run(
            Playground playground,
            Executor executor,
            CockpitOptions options,
            Terminal terminal,
            KeySource keys)
            throws IOException, SessionException {
        Engine engine = new Engine(playground, executor, options.talks(), keys::wake, true);
        if (!options.talks().begin() && loads(playground)) {
            engine.submit(Frame.Source.SCENARIO, USUAL_LOAD);
        }
        return show(engine, options, terminal, keys, false);
    }

    /** The clock begins to play; what was saved stands where it was. */
    static void begin(Playground playground, Pace pace) throws SessionException {
        playground.setPace(playground.session().isRestored() ? Pace.STOPPED : pace);
    }

    /** A machine of one's own isn't asked anything unless somebody wants it to be. */
    static boolean loads(Playground playground) throws SessionException {
        Session session = playground.session();
        return !session.isRestored() && session.simulation().config().machine().isBuiltIn();
    }

    /**
     * Shows a cluster that belongs to a prompt, on the prompt's terminal, until the watcher leaves:
     * then both are the prompt's again. The clock goes on at the speed that it has.
     *
     * @return the settings as the watcher leaves them
     * @throws SessionException if no session can be opened
     * @throws IOException if the terminal can't be drawn on, or fails
     * @throws MachineException if its state machine threw something
     * @throws IllegalStateException if something broke within; the cause says what
     */
    public static Settings visit(
            Playground playground,
            Interpreter interpreter,
            CockpitOptions options,
            org.jline.terminal.Terminal jline)
            throws IOException, SessionException {
        try (TtyTerminal terminal = TtyTerminal.on(jline, options.depth(), options.mouse())) {
            Executor executor = Executor.of(interpreter);
            Engine engine =
                    new Engine(playground, executor, options.talks(), terminal::wake, false);
            return show(engine, options, terminal, terminal, true);
        }
    }

    private static Settings show(
            Engine engine,
            CockpitOptions options,
            Terminal terminal,
            KeySource keys,
            boolean comesBack)
            throws IOException {
        Settings left = options.settings();
        Thread hook = new Thread(() -> engine.stop(CLOSE_MILLIS), "cockpit-close");
        Screen screen = new DeltaScreen(terminal);
        screen.startScreen();
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            engine.start();
            left = new Cockpit(engine, keys, screen, options, comesBack).loop(options.settings());
        } finally {
            screen.stopScreen();
            engine.stop(comesBack ? FOREVER : CLOSE_MILLIS);
            forget(hook);
        }
        rethrow(engine.failure());
        return left;
    }

    /** What ended the engine unexpectedly, as whoever runs it is told of it. */
    static void rethrow(@Nullable Throwable failure) {
        if (failure instanceof StorageException trouble) {
            throw trouble;
        }
        if (failure instanceof MachineException trouble) {
            throw trouble;
        }
        if (failure != null) {
            throw new IllegalStateException("the engine broke down: " + failure, failure);
        }
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            // The process is ending: the hook runs, and finds the engine at its end.
            return;
        }
    }

    /** What the controller wants of an engine. */
    private record EngineLines(Engine engine) implements PaneKeys.Lines {
        @Override
        public boolean submit(Frame.Source origin, String line) {
            return engine.submit(origin, line);
        }

        @Override
        public boolean submit(Turn turn) {
            return engine.submit(turn);
        }

        @Override
        public boolean breakOff() {
            return engine.breakOff();
        }
    }

    /** What the watcher has chosen to see; of the screen's thread. */
    UiState ui() {
        return ui;
    }

    /** Shows what the engine does. Returns the settings as the watcher leaves them. */
    Settings loop(Settings settings) throws IOException {
        long drawn = 0;
        boolean pressed = true;
        while (!controller.hasLeft() && engine.isAlive()) {
            TerminalSize resized = screen.doResizeIfNecessary();
            Frame newest = engine.latest();
            if (resized != null) {
                size = resized;
            }
            boolean fresh = newest.number() != drawn;
            if (fresh || resized != null) {
                controller.observe(newest, size.getColumns(), size.getRows());
            }
            boolean further = engine.percent() != ui.percent;
            ui.percent = engine.percent();
            boolean passed = effects.pass(newest, System.nanoTime());
            if (passed || further || pressed || resized != null || fresh) {
                draw(newest, drawn == 0 || resized != null);
                drawn = newest.number();
            }
            pressed = press();
            if (controller.suspends()) {
                suspend();
                drawn = 0;
            }
            watch();
        }
        return settings.with(ui.look.theme());
    }

    /** The terminal is the shell's again until that continues the program. */
    private void suspend() throws IOException {
        screen.stopScreen();
        try {
            JobControl.stop();
        } catch (IOException none) {
            ui.say("can't be suspended here: " + none.getMessage(), true);
        } finally {
            screen.startScreen();
        }
    }

    /** What the inspector needs of a node is asked for while it shows one. */
    private void watch() {
        boolean shows = ui.subject == PaneKind.CLUSTER
                && !controller.layout().region(PaneKind.INSPECTOR).isEmpty();
        int wanted = shows ? ui.selected : 0;
        if (wanted != watched) {
            watched = wanted;
            engine.watch(wanted);
        }
        BranchComparison comparison = ui.comparison;
        if (!Objects.equals(comparison, compared)) {
            compared = comparison;
            engine.compare(
                    comparison == null ? 0 : comparison.one(),
                    comparison == null ? 0 : comparison.other());
        }
    }

    /** Takes the keys that there are, or waits for one, or for something to show. */
    private boolean press() throws IOException {
        KeyStroke key = keys.poll(effects.untilNextMillis(System.nanoTime()));
        int count = 0;
        while (key != null && count < MAX_KEYS && !controller.hasLeft()) {
            controller.press(key);
            count++;
            key = count < MAX_KEYS ? keys.poll(0) : null;
        }
        return count > 0;
    }

    private void draw(Frame frame, boolean whole) throws IOException {
        Canvas canvas = canvas(frame);
        if (controller.isSaid(canvas)) {
            canvas = canvas(frame);
        }
        canvas.drawOn(screen);
        screen.refresh(whole ? Screen.RefreshType.COMPLETE : Screen.RefreshType.DELTA);
    }

    private Canvas canvas(Frame frame) {
        return Panes.draw(frame, ui, size.getColumns(), size.getRows());
    }
}
