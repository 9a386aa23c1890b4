import { QueryClient } from "@tanstack/react-query";
import { TechPackClient } from "@techpack/client";
import { TechPackProvider } from "@techpack/react";
import { renderToStaticMarkup } from "react-dom/server";
import { Router } from "wouter";
import { Shell } from "./shell/Shell";
import StartScreen from "./start/StartScreen";

/**
 * The start screen as it is before anything is known, for the build to put into the page: it is
 * painted while the script that brings it to life is still on its way.
 */
export function firstScreen(): string {
  const markup = renderToStaticMarkup(
    <TechPackProvider client={new TechPackClient()} queryClient={new QueryClient()}>
      <Router ssrPath="/">
        <Shell scopes={["jobs"]} onSignIn={() => {}}>
          <StartScreen />
        </Shell>
      </Router>
    </TechPackProvider>,
  );
  // what is chosen before there is a script would be lost
  return markup.replace(/<input[^>]*type="file"[^>]*>/g, "");
}
