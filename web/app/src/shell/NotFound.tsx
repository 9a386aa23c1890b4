import { Compass } from "lucide-react";
import { Link } from "wouter";
import { text } from "../strings";
import { Empty } from "../ui/Empty";
import { Page } from "../ui/Page";
import { routes } from "./routes";

export function NotFound() {
  return (
    <Page title={text.problems.notFound}>
      <Empty icon={<Compass aria-hidden className="size-8" />} title={text.problems.notFoundLead}>
        <Link href={routes.start} className="font-medium text-accent underline underline-offset-4">
          {text.nav.start}
        </Link>
      </Empty>
    </Page>
  );
}
