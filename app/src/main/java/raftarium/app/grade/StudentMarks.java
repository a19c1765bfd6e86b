package raftarium.app.grade;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a student's files are worth.
 *
 * @param files by name
 * @param counted the mark that counts of each challenge, by its id; of those that were set and not
 *     handed in there is none
 * @param most how many points there are
 */
public record StudentMarks(
        String student, List<FileMark> files, Map<String, FileMark> counted, int most) {
    public StudentMarks {
        files = List.copyOf(files);
        counted = Map.copyOf(counted);
    }

    /**
     * Those of one student.
     *
     * @param set the ids of the challenges that were set, each worth {@link FileMark#MOST}; if
     *     there are none those count that the files are about, and a file that is about none counts
     *     as one that was missed
     */
    static StudentMarks of(String student, List<FileMark> files, Set<String> set) {
        Map<String, FileMark> best = new LinkedHashMap<>();
        int unknown = 0;
        for (FileMark file : files) {
            if (file.challenge().isEmpty()) {
                unknown++;
            } else if (set.isEmpty() || set.contains(file.challenge())) {
                FileMark other = best.get(file.challenge());
                if (other == null || file.points() > other.points()) {
                    best.put(file.challenge(), file);
                }
            }
        }
        int count = set.isEmpty() ? best.size() + unknown : set.size();
        return new StudentMarks(student, files, best, count * FileMark.MOST);
    }

    /**
     * All students', in the order of the files.
     *
     * @param set as above
     */
    public static List<StudentMarks> of(List<FileMark> all, Set<String> set) {
        Map<String, List<FileMark>> files = new LinkedHashMap<>();
        for (FileMark one : all) {
            files.computeIfAbsent(one.file().student(), anew -> new ArrayList<>())
                    .add(one);
        }
        return files.entrySet().stream()
                .map(one -> of(one.getKey(), one.getValue(), set))
                .toList();
    }

    /** How many points they have. */
    public int points() {
        return counted.values().stream().mapToInt(FileMark::points).sum();
    }

    /** What is wrong with files that count nothing, each with its name, in their order. */
    public List<String> troubles() {
        return files.stream()
                .filter(one -> !one.isReached())
                .map(one -> one.file().name() + ": " + one.why())
                .toList();
    }
}
