package raftarium.app.session;

import org.jspecify.annotations.Nullable;

import raftarium.check.SafetyChecker;
import raftarium.check.history.HistoryRecorder;
import raftarium.command.ClusterSpec;
import raftarium.disk.Disk;
import raftarium.disk.MemoryDisk;
import raftarium.disk.MirroredDisk;
import raftarium.disk.StorageException;
import raftarium.machine.MachineException;
import raftarium.machine.MachineType;
import raftarium.raft.Membership;
import raftarium.session.SavedSession;
import raftarium.sim.Host;
import raftarium.sim.HostState;
import raftarium.sim.Members;
import raftarium.sim.Simulation;
import raftarium.sim.SimulationConfig;
import raftarium.storage.ClusterFile;
import raftarium.storage.Home;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Opens sessions: finds out what its data directory holds, and starts the cluster on it. */
public final class SessionOpener {
    /** Seeds that are drawn stay below this, so that they can be read out in class. */
    private static final int DRAWN_SEEDS = 1_000_000;

    /** What happens to a cluster that the data directory holds. */
    enum Found {
        RESUME,
        RESUME_WITHOUT_REFUSED_DISKS,
        OVERWRITE,
        REFUSE
    }

    private SessionOpener() {}

    /** A seed, as it is drawn where none is said. */
    public static long drawSeed() {
        return new SecureRandom().nextInt(DRAWN_SEEDS);
    }

    static Session open(SessionOptions options, Found found) throws SessionException {
        check(options.cluster());
        Home home = home(options, found == Found.OVERWRITE);
        try {
            if (found == Found.REFUSE && home.cluster() != null) {
                throw holdsACluster(home.directory());
            }
            return open(options, home, found == Found.RESUME_WITHOUT_REFUSED_DISKS);
        } catch (SessionException | StorageException | MachineException trouble) {
            home.close();
            throw new SessionException(String.valueOf(trouble.getMessage()));
        }
    }

    /** Finds out whether what is said of a cluster fits together. */
    static void check(ClusterSpec cluster) throws SessionException {
        try {
            cluster.raft();
        } catch (IllegalArgumentException mistake) {
            throw new SessionException(String.valueOf(mistake.getMessage()));
        }
    }

    static SessionException holdsACluster(@Nullable Path directory) {
        return new SessionException(directory + " holds a cluster: new --overwrite deletes it");
    }

    private static Home home(SessionOptions options, boolean overwrite) throws SessionException {
        DataChoice data = options.data();
        try {
            if (data instanceof DataChoice.Directory directory) {
                return Home.named(directory.path(), overwrite);
            }
            return data instanceof DataChoice.Memory ? Home.memory() : Home.temporary();
        } catch (StorageException trouble) {
            throw new SessionException(String.valueOf(trouble.getMessage()));
        }
    }

    private static Session open(SessionOptions options, Home home, boolean withoutRefused)
            throws SessionException {
        ClusterFile stored = home.cluster();
        ClusterFile cluster =
                stored == null ? fresh(options.cluster()) : resumed(options.cluster(), stored);
        MachineType machine = machine(options.cluster().machine(), cluster);
        if (stored == null) {
            home.save(cluster);
        } else if (stored.identity().isEmpty()) {
            cluster = cluster.withIdentity(identity());
            home.save(stored.withIdentity(cluster.identity()));
        }
        SimulationConfig config = options.cluster()
                .withNodes(cluster.nodes())
                .withSeed(cluster.seed())
                .withMachine(machine)
                .config()
                .resumed(cluster.founders(), cluster.resumed(), cluster.virtualNanos());
        StoredTime storedTime = new StoredTime(home, cluster.virtualNanos());
        SafetyChecker checker = new SafetyChecker(cluster.nodes(), stored == null);
        List<MemoryDisk> held = new ArrayList<>();
        Simulation simulation = new Simulation(
                config,
                stored == null ? home::disk : node -> held(home.disk(node), held),
                List.of(checker, new HistoryRecorder()));
        List<String> refused = refused(simulation, home);
        if (!refused.isEmpty() && !(withoutRefused && isAnyUp(simulation))) {
            throw new SessionException(refused.get(0));
        }
        storedTime.store(cluster, cluster.virtualNanos());
        return new Session(
                options.withSeed(cluster.seed()),
                home,
                simulation,
                storedTime,
                stored == null
                        ? Optional.empty()
                        : Optional.of(new SavedSession.Resumed(
                                config.resumed(), config.founders(), config.startNanos(), held)),
                refused);
    }

    /**
     * What is on it before anybody starts is kept: a session may be saved, and begins with that. Of
     * one that is refused nothing is, and whoever starts on it is told.
     */
    private static Disk held(Disk disk, List<MemoryDisk> held) {
        try {
            disk.mount();
        } catch (StorageException refusal) {
            return disk;
        }
        MirroredDisk mirrored = new MirroredDisk(disk);
        held.add(mirrored.copy());
        return mirrored;
    }

    /** Begins what a saved session began with, on disks in memory. */
    static Session begin(SavedSession saved) throws SessionException {
        SessionOptions options = new SessionOptions(saved.spec(), new DataChoice.Memory());
        Home home = Home.memory(saved::label);
        check(saved.spec());
        if (saved.resumed().isEmpty()) {
            return open(options, home, false);
        }
        List<MemoryDisk> held = saved.resumed().get().disks();
        SimulationConfig config = saved.config();
        ClusterFile cluster = fresh(saved.spec());
        home.save(cluster);
        StoredTime storedTime = new StoredTime(home, config.startNanos());
        try {
            Simulation simulation = new Simulation(
                    config,
                    node -> held.get(node - 1).copy(),
                    List.of(new SafetyChecker(config.nodes(), false), new HistoryRecorder()));
            storedTime.store(cluster, config.startNanos());
            return new Session(options, home, simulation, storedTime, saved.resumed(), List.of());
        } catch (StorageException | MachineException trouble) {
            throw new SessionException(String.valueOf(trouble.getMessage()));
        }
    }

    private static ClusterFile fresh(ClusterSpec said) {
        Long seed = said.seed();
        return new ClusterFile(said.nodesOrDefault(), seed != null ? seed : drawSeed())
                .withMachine(said.machineOrDefault().name())
                .withIdentity(identity());
    }

    /** Drawn for each cluster; nothing that happens depends on it. */
    private static String identity() {
        byte[] drawn = new byte[16];
        new SecureRandom().nextBytes(drawn);
        return HexFormat.of().formatHex(drawn);
    }

    private static ClusterFile resumed(ClusterSpec said, ClusterFile stored)
            throws SessionException {
        Integer nodes = said.nodes();
        if (nodes != null && nodes != stored.nodes()) {
            throw new SessionException("the directory holds a cluster of "
                    + stored.nodes()
                    + " nodes: leave out --nodes "
                    + nodes
                    + ", or name another directory");
        }
        Long seed = said.seed();
        if (seed != null && seed != stored.seed()) {
            throw new SessionException("the directory holds a cluster of seed "
                    + stored.seed()
                    + ": leave out --seed "
                    + seed
                    + ", or name another directory");
        }
        MachineType machine = said.machine();
        if (machine != null && !machine.name().equals(stored.machine())) {
            throw new SessionException("the directory holds a cluster of machine "
                    + stored.machine()
                    + ": leave out --machine "
                    + machine
                    + ", or name another directory");
        }
        return stored.resumedOnceMore();
    }

    private static MachineType machine(@Nullable MachineType said, ClusterFile cluster)
            throws SessionException {
        try {
            return said != null ? said : MachineLoader.load(cluster.machine());
        } catch (SessionException none) {
            throw new SessionException("the directory holds a cluster of machine "
                    + cluster.machine() + ": " + none.getMessage());
        }
    }

    private static boolean isAnyUp(Simulation simulation) {
        return IntStream.rangeClosed(1, simulation.nodes())
                .anyMatch(id -> simulation.host(id).isUp());
    }

    /**
     * Why those nodes can't start that belong to the cluster, a line each. One that was removed
     * already has nothing that anybody relies on.
     */
    private static List<String> refused(Simulation simulation, Home home) {
        Membership members = Members.of(simulation).inUse();
        List<String> refused = new ArrayList<>();
        for (int id = 1; id <= simulation.nodes(); id++) {
            Host host = simulation.host(id);
            if (host.state() == HostState.FAILED && members.contains(id)) {
                String where = home.directory() == null ? "n" + id : home.directory() + "/n" + id;
                String why = host.failure();
                refused.add(why.startsWith(where) ? why : where + ": " + why);
            }
        }
        return refused;
    }
}
