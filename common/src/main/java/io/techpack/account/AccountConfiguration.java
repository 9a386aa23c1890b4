package io.techpack.account;

import io.techpack.database.Database;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/** Opens the accounts in the process's database. */
@AutoConfiguration
class AccountConfiguration {

    @Bean
    Accounts accounts(Database database) {
        return new Accounts(database);
    }
}
