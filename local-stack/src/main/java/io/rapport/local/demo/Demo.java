package io.rapport.local.demo;

import io.rapport.local.http.Apis;
import io.rapport.local.terminal.Terminal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import tools.jackson.databind.JsonNode;

/** Plays the story as a member who was not there before, shows what became of it, and says where to look further. */
public final class Demo {

    private static final String COACH = "carla";
    private static final String STRANGER = "dora";

    private final Apis apis;
    private final Terminal terminal;

    public Demo(Apis apis, Terminal terminal) {
        this.apis = apis;
        this.terminal = terminal;
    }

    /** Throws a problem as soon as anything goes another way than the story says. Returns the member who played it. */
    public String play() {
        Narrator narrator = new Narrator(terminal);
        Member member =
                new Member(apis, "bright-" + Long.toString(Instant.now().getEpochSecond(), Character.MAX_RADIX));
        terminal.line("You are %s, a member of the tenant bright.".formatted(terminal.bold(member.name())));

        Story.Outcome outcome = new Story(member, narrator, LocalDate.now(ZoneOffset.UTC)).play();
        show(member, outcome, narrator);

        new SecondAct(member, narrator, outcome.relationshipId(), LocalDate.now(ZoneOffset.UTC)).play();
        showMorning(member, outcome, narrator);

        new ThirdAct(member, new Member(apis, COACH), narrator, outcome.relationshipId()).play();

        new FourthAct(member, narrator, terminal, outcome.relationshipId(), outcome.conference()).play();

        narrator.act("Somebody else");
        new Member(apis, STRANGER).findsNothingAt("/relationships/" + outcome.relationshipId() + "/timeline");
        narrator.happened(STRANGER + ", of the tenant summit, asks for Mina: there is nobody of that name for her");
        return member.name();
    }

    private void show(Member member, Story.Outcome outcome, Narrator narrator) {
        Expectations expected = new Expectations();

        narrator.act("What became of it: the timeline");
        JsonNode timeline =
                member.reads("/relationships/" + outcome.relationshipId() + "/timeline?order=oldest&limit=200");
        new TimelineView(terminal).print(timeline, 8);
        expected.wholeStory(timeline);

        narrator.act("… the card");
        JsonNode card = member.reads("/relationships/" + outcome.relationshipId());
        new CardView(terminal).print(card);

        narrator.act("… and the goals");
        GoalsView goals = new GoalsView(terminal);
        for (String goalId : outcome.goalIds()) {
            JsonNode goal = member.reads("/goals/" + goalId);
            goals.print(goal);
            expected.movedByOne(goal);
        }
    }

    private void showMorning(Member member, Story.Outcome outcome, Narrator narrator) {
        narrator.act("The morning after: the agenda, the next talk with Mina, the network");
        MorningView morning = new MorningView(terminal);
        JsonNode agenda = member.reads("/agenda");
        morning.printAgenda(agenda);
        Expectations.somethingIsDue(agenda);
        morning.printBriefing(member.reads("/relationships/" + outcome.relationshipId() + "/briefing"));
        morning.printNetwork(member.reads("/network"));
        morning.printAlignment(member.reads("/alignment"));
    }
}
