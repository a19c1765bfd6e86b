package raftarium.app.command;

import org.jspecify.annotations.Nullable;

import raftarium.grammar.Part;
import raftarium.grammar.Usage;
import raftarium.raft.Rule;
import raftarium.words.MistakeException;
import raftarium.words.Spelling;
import raftarium.words.Stems;
import raftarium.words.Wrapping;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What {@code help} says, made from the table of commands. */
final class HelpTexts {
    private static final String CONDITIONS = """
        not CONDITION binds tightest, then CONDITION and CONDITION, then CONDITION or
        CONDITION; (CONDITION) is one, and behind a quoted word a blank stands before );
        an empty set makes a condition false
          leader                    some running node leads, and a majority of voters follows it
          no leader                 no running node leads
          NODE is ROLE              follower, candidate, leader, learner, crashed, paused,
                                    failed: by the newest configuration in its own log
          NODE is voter             that configuration has it vote; it may be down
          NODE is removed           in no committed configuration; it may not know it yet
          FIGURE CMP FIGURE         n1 last > n3 last; n1 match = n2 last - 1; term > 3
          NODE vote = NODE|none     whom it voted for in its term; or !=
          NODE is probed|replicated|snapshotted   how its leader sends to it: one message
                                    at a time, several, the snapshot
          members = SET             the newest committed configuration is of these; or !=
          joint                     the configuration of the leader needs two majorities
          logs agree                running members have the same log and commit index
          value K CMP V             in the state machine of every running member
          value K on NODE CMP V     in that one; 'none' for a key without a value
          result CMP V              the last waiting client command's answer
          result none|ok|failed|unknown
          figure 8                  an entry that a majority had on disk has been overwritten
          violation [PROPERTY]      that property is broken; no violation: none is
          linearizable              the clients' history so far is, --read local included
        CMP is one of = != < <= > >=: integers where both are, else texts
        FIGURE is a whole number, or one of these; + and - join several:
          NODE term|commit|applied|first|last|snapshot|votes   of every node of a set
          NODE next|match           as its leader knows
          NODE term at INDEX        of the entry there, or where its snapshot ends
          term|committed            the highest among running nodes
          messages|rpcs|bytes|elections   since the last mark
          split votes               so many elections in a row had rivals and no winner
          count SET with (CONDITION)   of how many nodes it holds: 'is voter', 'last >= 3'
                                    and 'value x = 1' are of the node that is looked at\
        """;

    private static final String NODES = """
        n1   n2..n4   n1,n3   all   up   down
        leader         the running leader of the newest term
        stale-leader   leads in an older term
        followers      running voters that follow, by the newest configuration in its own log
        majority       the side of the partition with most voters, as the leader knows them
        minority       everything outside it
        random, random 2   running nodes, drawn from the seed
        SET except SET     any of these, without some
        clients            in link, cut, mend and hold only\
        """;

    private static final String LIMITS = """
        what             at most
        nodes            101
        a script         10 MiB, 200,000 commands, and 10,000,000 carried out, rounds of
                         repeat included
        a command        1,000 words
        repeat, if       64 in each other
        source           16 in each other, 1,000 files in all
        mistakes listed  1,000
        a client's data  1 MiB a command; 16 MiB of all that wait for their answers
        trace            the newest 16,384 events are kept, and 16 MiB of them
        recording        1,000,000 commands; beyond that it goes back no further than there
        moments          what is kept to go back takes 128 MiB or a quarter of the heap, the
                         smaller of them; the older they are, the fewer
        held messages    16 MiB, and 16 MiB for each paused node; what comes then is lost
        settings         64 KiB
        history          the newest 65,536 operations are kept, and 8 Mi characters of them
        a log            100,000 entries or 16 MiB, then a snapshot takes its place, unless
                         'compact' says otherwise\
        """;

    private static final Map<String, String> TOPICS = new LinkedHashMap<>();

    static {
        TOPICS.put("conditions", CONDITIONS);
        TOPICS.put("nodes", NODES);
        TOPICS.put("limits", LIMITS);
    }

    private static final int COLUMNS = 74;

    private static final char NO_BREAK = '\u00a0';

    private HelpTexts() {}

    static String of(@Nullable String command) throws MistakeException {
        if (command == null) {
            return all();
        }
        String topic = TOPICS.get(command);
        if (topic != null) {
            return wrapped(topic.lines().toList());
        }
        Vocabulary.CommandEntry entry = Vocabulary.find(command);
        return entry == null ? found(command) : one(entry.usage());
    }

    /** What has a word, where no command is called so. */
    private static String found(String word) throws MistakeException {
        List<String> lines = new ArrayList<>();
        for (Vocabulary.CommandEntry entry : Vocabulary.entries()) {
            Usage<?> usage = entry.usage();
            List<String> texts = new ArrayList<>(List.of(usage.word() + ": " + usage.summary()));
            texts.addAll(usage.says());
            usage.parts().forEach(part -> texts.add(part.label() + ": " + part.meaning()));
            texts.stream()
                    .filter(text -> Stems.finds(text, word))
                    .findFirst()
                    .ifPresent(text -> lines.add(
                            row(usage.word(), text.replaceFirst("^" + usage.word() + ": ", ""))));
        }
        for (Rule rule : Rule.values()) {
            if (Stems.finds(rule.key() + " " + rule.sentence(), word)) {
                lines.add("  rule " + rule.key() + "  " + rule.sentence());
            }
        }
        TOPICS.forEach((topic, text) -> text.lines()
                .filter(line -> Stems.finds(line, word))
                .forEach(line -> lines.add("  " + topic + "  " + line.strip())));
        if (lines.isEmpty()) {
            throw new MistakeException("no help on '" + word + "'" + Spelling.hint(word, topics()));
        }
        lines.add(0, "no command is called '" + word + "'; these speak of it:");
        return wrapped(lines);
    }

    private static String row(String name, String text) {
        return String.format(Locale.ROOT, "  %-10s %s", name, text);
    }

    /** No word is broken at the edge of a terminal of 80 columns, or of a box in one. */
    private static String wrapped(List<String> lines) {
        return lines.stream()
                .flatMap(line -> Wrapping.hang(line, COLUMNS).stream())
                .collect(Collectors.joining("\n"));
    }

    /** What there is help on. */
    static List<String> topics() {
        List<String> topics = new ArrayList<>(Vocabulary.names());
        topics.addAll(TOPICS.keySet());
        return topics;
    }

    /** What a word of conditions means, as far as their help begins a line with it; else "". */
    static String meaning(String word) {
        return meaning(CONDITIONS, word);
    }

    /** The same for a set of nodes. */
    static String nodesMeaning(String word) {
        return meaning(NODES, word);
    }

    private static String meaning(String help, String word) {
        for (String line : help.lines().toList()) {
            String[] parts = line.strip().split(" {2,}", 2);
            List<String> beginnings = List.of(parts[0].split("[ ,]", 2)[0].split("\\|"));
            if (parts.length == 2 && beginnings.contains(word)) {
                return parts[1];
            }
        }
        return "";
    }

    private static String all() {
        List<String> lines = new ArrayList<>();
        for (String chapter : Vocabulary.chapters()) {
            lines.add(chapter);
            for (Vocabulary.CommandEntry entry : Vocabulary.entries()) {
                if (entry.chapter().equals(chapter)) {
                    lines.add(row(entry.name(), entry.usage().summary()));
                }
            }
        }
        lines.add("'help COMMAND' says more; 'help conditions', 'help nodes', 'help limits' too;"
                + " 'help WORD' finds what speaks of a word.");
        return wrapped(lines);
    }

    private static String one(Usage<?> usage) {
        List<String> lines = new ArrayList<>();
        lines.addAll(usageLines(usage.line()));
        usage.says().forEach(paragraph -> lines.add("  " + paragraph));
        for (Part<?> part : usage.parts()) {
            if (!part.meaning().isEmpty()) {
                lines.add(String.format(Locale.ROOT, "    %-18s %s", part.label(), part.meaning()));
            }
        }
        String text = wrapped(lines);
        return text
                + usage.examples().stream()
                        .map(example -> "\n  Example: " + example)
                        .collect(Collectors.joining());
    }

    /** What stands in brackets stays together. */
    private static List<String> usageLines(String line) {
        StringBuilder kept = new StringBuilder();
        int depth = 0;
        for (int at = 0; at < line.length(); at++) {
            char letter = line.charAt(at);
            depth += letter == '[' ? 1 : letter == ']' ? -1 : 0;
            kept.append(letter == ' ' && depth > 0 ? NO_BREAK : letter);
        }
        return Wrapping.hang(kept.toString(), COLUMNS).stream()
                .map(one -> one.replace(NO_BREAK, ' '))
                .toList();
    }
}
