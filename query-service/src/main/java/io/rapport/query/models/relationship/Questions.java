package io.rapport.query.models.relationship;

import io.rapport.events.relationship.Aspect;

/** What one may ask about a piece of the puzzle, if there is no better question of one's own. */
final class Questions {

    private Questions() {}

    static String about(Aspect aspect) {
        return switch (aspect) {
            case WHAT_THEY_DO -> "What do you do, and whom is it for?";
            case HOW_THEY_DO_IT -> "How do you go about it, on a day when it goes well?";
            case HARDEST_CHALLENGE -> "What is the hardest part of it at the moment?";
            case WHAT_DRIVES_THEM -> "What made you choose this, and what keeps you at it?";
            case WHAT_THEY_LOVE_TO_ACHIEVE -> "What would you love to have achieved in a few years?";
            case INTERESTS -> "What do you do when you are not working?";
            case GOALS -> "What are you working towards this year?";
            case RECENT_PROJECTS -> "What have you finished lately that you are glad about?";
            case WHAT_THEY_ENJOY_MOST -> "Which part of your work do you enjoy most?";
        };
    }
}
