package io.techpack.process;

import io.techpack.artifact.ArtifactConfiguration;
import io.techpack.ledger.LedgerConfiguration;
import io.techpack.messaging.MessagingConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The beans that every process needs. */
@Configuration(proxyBeanMethods = false)
@Import({LedgerConfiguration.class, MessagingConfiguration.class, ArtifactConfiguration.class})
public class ProcessConfiguration {}
