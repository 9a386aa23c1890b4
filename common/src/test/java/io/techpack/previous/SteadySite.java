package io.techpack.previous;

import io.techpack.job.AccountId;
import io.techpack.job.Stage;
import io.techpack.ledger.Accounts;
import io.techpack.ledger.Ledger;
import io.techpack.worker.StageBinding;
import io.techpack.worker.StageWorker;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;

/** A worker of a tech pack's stages that also submits jobs all the time, as a gateway would. */
@StageWorker
public class SteadySite {

    @Bean
    StageBinding category() {
        return new StageBinding(Stage.CATEGORY, new ScriptedHandler());
    }

    @Bean
    StageBinding baseViews() {
        return new StageBinding(Stage.BASE_VIEWS, new ScriptedHandler());
    }

    @Bean
    StageBinding closeUps() {
        return new StageBinding(Stage.CLOSE_UPS, new ScriptedHandler());
    }

    @Bean
    StageBinding sketches() {
        return new StageBinding(Stage.SKETCHES, new ScriptedHandler());
    }

    @Bean
    SteadySubmissions submissions(
            Accounts accounts, Ledger ledger, @Value("${account}") String account) {
        return new SteadySubmissions(accounts, ledger, AccountId.of(account));
    }

    public static void main(String[] args) {
        new SpringApplicationBuilder(SteadySite.class).web(WebApplicationType.NONE).run(args);
    }
}
