package raftarium.disk;

import java.util.Map;

/**
 * A change to the names in a directory that isn't synced yet. When only some changes outlast a
 * crash, those that build on lost ones are lost too: a change is done for good only if the disk has
 * its file under the name that it starts from.
 */
sealed interface NameChange {
    /** The file whose name changes. */
    SimulatedFile file();

    /** Does it for good on {@code disk}, which has {@code names}, if it still can be. */
    void apply(Disk disk, Map<String, SimulatedFile> names);

    /** The same change to another file. */
    NameChange of(SimulatedFile copy);

    /** A new file. */
    record Create(SimulatedFile file, String name) implements NameChange {
        @Override
        public void apply(Disk disk, Map<String, SimulatedFile> names) {
            if (!names.containsKey(name)) {
                file.moveTo(disk, name);
                names.put(name, file);
            }
        }

        @Override
        public NameChange of(SimulatedFile copy) {
            return new Create(copy, name);
        }
    }

    /** Another name, in the place of the file that had it, if one had. */
    record Rename(SimulatedFile file, String from, String to) implements NameChange {
        @Override
        public void apply(Disk disk, Map<String, SimulatedFile> names) {
            if (names.get(from) == file) {
                disk.rename(from, to);
                names.remove(from);
                names.put(to, file);
                file.renamedTo(to);
            }
        }

        @Override
        public NameChange of(SimulatedFile copy) {
            return new Rename(copy, from, to);
        }
    }

    /** A file gone. */
    record Delete(SimulatedFile file, String name) implements NameChange {
        @Override
        public void apply(Disk disk, Map<String, SimulatedFile> names) {
            if (names.get(name) == file) {
                disk.delete(name);
                names.remove(name);
            }
        }

        @Override
        public NameChange of(SimulatedFile copy) {
            return new Delete(copy, name);
        }
    }
}
