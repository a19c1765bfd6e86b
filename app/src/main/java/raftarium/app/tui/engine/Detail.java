package raftarium.app.tui.engine;

import raftarium.machine.MachineException;
import raftarium.sim.Host;
import raftarium.sim.MachineContents;
import raftarium.sim.Simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What is asked of one node beyond its view.
 *
 * @param node whose it is; 0: of none
 * @param contents what its state machine holds, a name and a value a line
 * @param size how many names there are in all
 * @param files the files on its disk
 */
public record Detail(int node, List<String> contents, int size, List<String> files) {
    public static final Detail NONE = new Detail(0, List.of(), 0, List.of());

    private static final int MAX_CONTENTS = 200;
    private static final int MAX_LENGTH = 120;

    public Detail {
        contents = List.copyOf(contents);
        files = List.copyOf(files);
    }

    static Detail of(Simulation simulation, int node) {
        Host host = simulation.host(node);
        List<String> contents = new ArrayList<>();
        Map<String, String> all;
        try {
            all = MachineContents.of(host);
        } catch (MachineException mistake) {
            String why = cut(String.valueOf(mistake.getMessage()));
            return new Detail(node, List.of(why), 1, host.files());
        }
        for (Map.Entry<String, String> one : all.entrySet()) {
            if (contents.size() == MAX_CONTENTS) {
                break;
            }
            contents.add(cut(one.getKey()) + " = " + cut(one.getValue()));
        }
        return new Detail(node, contents, all.size(), host.files());
    }

    private static String cut(String text) {
        return text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH - 3) + "...";
    }
}
