import { Component, type ReactNode } from "react";
import { text } from "../strings";
import { Button } from "../ui/Button";
import { Empty } from "../ui/Empty";
import { removeFirstScreen } from "./removeFirstScreen";

/** Catches what a screen throws: it is said, and a reload is offered. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override componentDidCatch() {
    removeFirstScreen();
  }

  override render() {
    if (!this.state.failed) {
      return this.props.children;
    }
    return (
      <div className="p-6" role="alert">
        <Empty title={text.problems.crashed} lead={text.problems.crashedLead}>
          <Button kind="primary" onClick={() => window.location.reload()}>
            {text.problems.reload}
          </Button>
        </Empty>
      </div>
    );
  }
}
