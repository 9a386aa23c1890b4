package io.techpack.stage;

import io.techpack.job.Stage;

/** Which handler does a stage; a bean of this type makes a process a worker of that stage. */
public record StageBinding(Stage stage, StageHandler handler) {}
