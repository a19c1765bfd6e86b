package raftarium.app;

import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

import raftarium.app.arguments.Arguments;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A script that has bash and zsh complete the program's command line, made of the same table as
 * --help. What it offers is what the program takes; where a name is wanted it offers files.
 */
final class CompletionScript {
    /** The labels of arguments that are files, or directories alone. */
    private static final Set<String> FILES = Set.of("FILE", "FILE|DIR", "SCRIPT", "SVG");

    private static final String DIRECTORY = "DIR";

    /** Stand among the words for the names of files, and of directories. */
    private static final String ANY_FILE = "@files";

    private static final String ANY_DIRECTORY = "@directories";

    private static final String HEAD = """
            # Has bash and zsh complete what is typed: source <(raftarium completion)
            if [[ -n ${ZSH_VERSION:-} ]]; then
              autoload -U +X compinit && compinit
              autoload -U +X bashcompinit && bashcompinit
            fi
            """;

    private static final String TAIL = """

            _raftarium_names() {
              compopt -o filenames 2>/dev/null # zsh and old bashes have none
              COMPREPLY+=($(compgen "$1" -- "$2"))
            }

            _complete_raftarium() {
              local word=${COMP_WORDS[COMP_CWORD]} command='' option='' place=0 prefix='' at each
              for ((at = 1; at < COMP_CWORD; at++)); do
                each=${COMP_WORDS[at]}
                if [[ $each == '=' ]]; then
                  : # bash takes --option=value apart there
                elif [[ -n $option ]]; then
                  option=''
                elif [[ $each == -* ]]; then
                  if [[ $each != *=* ]] && _raftarium_takes_value "$command" "$each"; then
                    option=$each
                  fi
                elif [[ -z $command && $place == 0 ]] && _raftarium_is_command "$each"; then
                  command=$each
                else
                  place=$((place + 1))
                fi
              done
              if [[ $word == '=' ]]; then
                word=''
              elif [[ $word == --*=* ]]; then
                option=${word%%=*}
                prefix="$option="
                word=${word#*=}
              fi
              if [[ -z $option && $word == -* ]]; then
                place=options
              fi
              COMPREPLY=()
              local IFS=$'\\n'
              for each in $(_raftarium_offers "$command" "${option:-$place}"); do
                case $each in
                  @files) _raftarium_names -f "$word" ;;
                  @directories) _raftarium_names -d "$word" ;;
                  "$word"*)
                    COMPREPLY+=("$prefix$each") ;;
                esac
              done
            }

            complete -F _complete_raftarium raftarium
            """;

    private final StringBuilder script = new StringBuilder(HEAD);
    private final CommandSpec program;

    private CompletionScript(CommandSpec program) {
        this.program = program;
    }

    static String of(CommandSpec program) {
        CompletionScript script = new CompletionScript(program);
        script.test(
                "_raftarium_is_command", "$1", List.copyOf(program.subcommands().keySet()));
        script.test("_raftarium_takes_value", "$1 $2", script.valued());
        script.offers();
        return script.script + TAIL;
    }

    /** The options of a command that can be typed; those that can be negated, both ways. */
    static List<String> options(CommandSpec command) {
        List<String> names = new ArrayList<>();
        for (OptionSpec option : command.options()) {
            if (!option.hidden()) {
                names.add(option.longestName());
                if (option.negatable()) {
                    names.add(option.longestName().replaceFirst("^--", "--no-"));
                }
            }
        }
        return names;
    }

    /** What an argument may be: its words, and what stands for files. */
    static List<String> offers(CommandSpec command, ArgSpec argument) {
        List<String> offers = new ArrayList<>(Arguments.words(argument));
        if (FILES.contains(argument.paramLabel())) {
            offers.add(ANY_FILE);
        } else if (argument.paramLabel().equals(DIRECTORY)) {
            offers.add(ANY_DIRECTORY);
        } else if (command.name().equals("help")) {
            offers.addAll(names(command.root()));
        }
        return offers;
    }

    private List<String> names() {
        return names(program);
    }

    private static List<String> names(CommandSpec program) {
        return program.subcommands().values().stream()
                .map(CommandLine::getCommandSpec)
                .filter(command -> !command.usageMessage().hidden())
                .map(CommandSpec::name)
                .toList();
    }

    /** The program itself and its commands; it is told from them by its empty name. */
    private List<CommandSpec> commands() {
        List<CommandSpec> commands = new ArrayList<>(List.of(program));
        program.subcommands().values().forEach(line -> commands.add(line.getCommandSpec()));
        return commands;
    }

    private String name(CommandSpec command) {
        return command == program ? "" : command.name();
    }

    private List<String> valued() {
        List<String> valued = new ArrayList<>();
        for (CommandSpec command : commands()) {
            for (OptionSpec option : command.options()) {
                if (option.arity().max() > 0 && !option.negatable()) {
                    for (String spelling : option.names()) {
                        valued.add(name(command) + " " + spelling);
                    }
                }
            }
        }
        return valued;
    }

    /** A function that says whether its arguments are one of these. */
    private void test(String function, String asked, List<String> texts) {
        line("");
        line(function + "() {");
        line("  case \"" + asked + "\" in");
        for (String text : texts) {
            line("    '" + text + "') return 0 ;;");
        }
        line("  esac");
        line("  return 1");
        line("}");
    }

    private void offers() {
        line("");
        line("_raftarium_offers() {");
        line("  case \"$1 $2\" in");
        for (CommandSpec command : commands()) {
            entry("'" + name(command) + " options'", options(command));
            for (OptionSpec option : command.options()) {
                if (option.arity().max() > 0 && !option.negatable()) {
                    for (String spelling : option.names()) {
                        String pattern = "'" + name(command) + " " + spelling + "'";
                        entry(pattern, offers(command, option));
                    }
                }
            }
            for (PositionalParamSpec parameter : command.positionalParameters()) {
                List<String> offers = new ArrayList<>();
                if (command == program) {
                    offers.addAll(names());
                }
                offers.addAll(offers(command, parameter));
                entry(place(command, parameter), offers);
            }
        }
        line("  esac");
        line("}");
    }

    private String place(CommandSpec command, PositionalParamSpec parameter) {
        String first = String.format(
                Locale.ROOT, "'%s %d'", name(command), parameter.index().min());
        boolean more = parameter.index().max() > parameter.index().min();
        return more ? first + "|'" + name(command) + " '[1-9]*" : first;
    }

    private void entry(String pattern, List<String> offers) {
        if (!offers.isEmpty()) {
            line("    " + pattern + ") printf '%s\\n' '" + String.join("' '", offers) + "' ;;");
        }
    }

    private void line(String line) {
        script.append(line).append('\n');
    }
}
