package raftarium.app.session;

import org.jspecify.annotations.Nullable;

import raftarium.check.SafetyChecker;
import raftarium.check.history.HistoryRecorder;
import raftarium.disk.StorageException;
import raftarium.machine.MachineType;
import raftarium.raft.Membership;
import raftarium.raft.RaftConfig;
import raftarium.sim.Host;
import raftarium.sim.HostStatus;
import raftarium.sim.Members;
import raftarium.sim.NetPreset;
import raftarium.sim.Simulation;
import raftarium.sim.SimulationConfig;
import raftarium.storage.ClusterFile;
import raftarium.storage.Home;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;

/** Opens sessions: finds out what its data directory holds, and starts the cluster on it. */
final class SessionOpener {
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

    static Session open(SessionOptions options, Found found) throws SessionException {
        RaftConfig raft = options.raft();
        Home home = home(options, found == Found.OVERWRITE);
        try {
            if (found == Found.REFUSE && home.cluster() != null) {
                throw holdsACluster(home.directory());
            }
            return open(options, raft, home, found == Found.RESUME_WITHOUT_REFUSED_DISKS);
        } catch (SessionException | StorageException trouble) {
            home.close();
            throw new SessionException(String.valueOf(trouble.getMessage()));
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

    private static Session open(
            SessionOptions options, RaftConfig raft, Home home, boolean withoutRefused)
            throws SessionException {
        ClusterFile stored = home.cluster();
        ClusterFile cluster = stored == null ? fresh(options) : resumed(options, stored);
        MachineType machine = machine(options, cluster);
        if (stored == null) {
            home.save(cluster);
        } else if (stored.identity().isEmpty()) {
            cluster = cluster.withIdentity(identity());
            home.save(stored.withIdentity(cluster.identity()));
        }
        SimulationConfig config = new SimulationConfig(
                cluster.nodes(),
                cluster.founders(),
                cluster.seed(),
                raft,
                options.net() != null ? options.net() : NetPreset.LAN,
                cluster.resumed(),
                cluster.virtualNanos(),
                machine);
        StoredTime storedTime = new StoredTime(home, cluster.virtualNanos());
        SafetyChecker checker = new SafetyChecker(cluster.nodes(), stored == null);
        Simulation simulation =
                new Simulation(config, home::disk, List.of(checker, new HistoryRecorder()));
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
                stored != null,
                refused);
    }

    private static ClusterFile fresh(SessionOptions options) {
        Long seed = options.seed();
        MachineType machine = options.machine();
        return new ClusterFile(
                        options.nodes() != null ? options.nodes() : SessionOptions.DEFAULT_NODES,
                        seed != null ? seed : new SecureRandom().nextInt(DRAWN_SEEDS))
                .withMachine(machine != null ? machine.name() : ClusterFile.USUAL_MACHINE)
                .withIdentity(identity());
    }

    /** Drawn anew for each cluster, and nothing that happens hangs on it. */
    private static String identity() {
        byte[] drawn = new byte[16];
        new SecureRandom().nextBytes(drawn);
        return HexFormat.of().formatHex(drawn);
    }

    private static ClusterFile resumed(SessionOptions options, ClusterFile stored)
            throws SessionException {
        Integer nodes = options.nodes();
        if (nodes != null && nodes != stored.nodes()) {
            throw new SessionException("the directory holds a cluster of "
                    + stored.nodes()
                    + " nodes: leave out --nodes "
                    + nodes
                    + ", or name another directory");
        }
        Long seed = options.seed();
        if (seed != null && seed != stored.seed()) {
            throw new SessionException("the directory holds a cluster of seed "
                    + stored.seed()
                    + ": leave out --seed "
                    + seed
                    + ", or name another directory");
        }
        MachineType machine = options.machine();
        if (machine != null && !machine.name().equals(stored.machine())) {
            throw new SessionException("the directory holds a cluster of machine "
                    + stored.machine()
                    + ": leave out --machine "
                    + machine
                    + ", or name another directory");
        }
        return stored.resumedOnceMore();
    }

    private static MachineType machine(SessionOptions options, ClusterFile cluster)
            throws SessionException {
        MachineType said = options.machine();
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
            if (host.status() == HostStatus.FAILED && members.contains(id)) {
                String where = home.directory() == null ? "n" + id : home.directory() + "/n" + id;
                String why = host.failure();
                refused.add(why.startsWith(where) ? why : where + ": " + why);
            }
        }
        return refused;
    }
}
