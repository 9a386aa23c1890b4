package io.techpack.audit;

import java.util.Locale;

/**
 * A row that breaks a rule of the credits.
 *
 * @param subject the id of the account, job or entry
 * @param stage of the job, or empty where the rule is about no stage
 * @param found what is there
 * @param wanted what should be
 */
public record AuditFinding(Rule rule, String subject, String stage, long found, long wanted) {

    /** How much it adds to the drift: a balance the credits that it is off, anything else one. */
    public long drift() {
        return rule == Rule.BALANCE ? Math.abs(found - wanted) : 1;
    }

    /** What an operator is told. */
    public String sentence() {
        return rule.sentence(subject, stage, found, wanted);
    }

    /**
     * What must hold of the credits after every commit, and what to tell an operator where it does
     * not. Once a price in {@link io.techpack.job.JobType} changes, jobs of before break {@link
     * #CHARGED_THE_PRICE}: a new price needs a new type.
     */
    public enum Rule {
        BALANCE(
                "Account %s has a balance of %3$d credits, but its entries sum up to %4$d."
                        + " One of the two was changed by hand; correct the balance, or enter the difference."),
        STAGE_OF_THE_PLAN(
                "Job %s has entries or a result of the stage %s, which the plan of its type does not have."
                        + " Look for a process of another version."),
        CHARGED_THE_PRICE(
                "Job %s was charged %3$d credits for the stage %2$s; its price is %4$d."
                        + " Enter the difference and correct the job's held credits."),
        REFUNDED_AT_MOST_THE_CHARGE(
                "Job %s was given back %3$d credits for the stage %2$s, for which it was charged %4$d."
                        + " The account has more than it should."),
        COMPLETED_IS_PAID(
                "Job %s completed the stage %s, not from the cache, for %3$d credits; its price is %4$d."
                        + " Something was given back that was used."),
        CACHED_IS_FREE(
                "Job %s completed the stage %s from the cache, but paid %3$d credits for it, not %4$d."
                        + " Give them back."),
        NOT_COMPLETED_IS_FREE(
                "Job %s has ended without completing the stage %s, but paid %3$d credits for it, not %4$d."
                        + " Give them back."),
        REFUNDED_FOR_A_CAUSE(
                "Job %s still has the stage %s before it, but only %3$d credits are paid for it, not %4$d."
                        + " Something was given back without a cause."),
        IN_THE_ORDER_OF_THE_PLAN(
                "Job %s does not go by its plan at the stage %s: it must be complete if and only if the job is past it,"
                        + " and %3$d results are, where %4$d should. A result was added or removed by hand."),
        HELD_IS_CHARGED(
                "Job %s holds %3$d credits, but its entries charge %4$d."
                        + " A charge was added, changed or removed by hand."),
        REFUNDED_IS_ENTERED(
                "Job %s says that %3$d credits were given back, but its entries give back %4$d."
                        + " A refund was added, changed or removed by hand."),
        USED_IS_COMPLETED(
                "Job %s says that it used %3$d credits; what it completed costs %4$d."
                        + " Its row, or a result, was changed by hand."),
        SETTLED_WHEN_ENDED(
                "Job %s has ended and held %3$d credits, but used and given back are %4$d together."
                        + " Give back what is missing."),
        ENTRY_OF_A_JOB(
                "Entry %s moves %3$d credits for a job that does not exist."
                        + " The job was removed by hand, or the entry added."),
        ENTRY_OF_AN_ACCOUNT(
                "Entry %s moves %3$d credits of an account that does not exist."
                        + " The account was removed by hand, or the entry added."),
        ENTRY_OF_THE_JOBS_ACCOUNT(
                "Entry %s moves %3$d credits of another account than that of its job."
                        + " One account paid for the other.");

        private final String sentence;

        Rule(String sentence) {
            this.sentence = sentence;
        }

        /** The name in the HTTP contract, such as {@code held-is-charged}. */
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        String sentence(String subject, String stage, long found, long wanted) {
            return sentence.formatted(subject, stage, found, wanted);
        }
    }
}
