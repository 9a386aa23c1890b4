import type { Job } from "@techpack/client";
import type { ReactNode } from "react";
import { Link } from "wouter";
import { duration, number } from "../format";
import { Receipt } from "../pack/Receipt";
import { readable } from "../pack/valueAt";
import { routes } from "../shell/routes";
import { text } from "../strings";
import { Copyable, CopyButton } from "../ui/Copy";
import { Time } from "../ui/Time";
import { took } from "./jobState";
import { curlOf, typescriptOf } from "./requestOf";

export function Panel({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="@container min-w-0 rounded-xl border border-line bg-surface p-4 sm:p-5">
      <h2 className="mb-3 font-semibold">{title}</h2>
      {children}
    </section>
  );
}

export function Facts({ job, now }: { job: Job; now: number }) {
  return (
    <dl className="grid gap-2.5 text-sm">
      <div>
        <dt className="text-faint text-xs">{text.jobs.id}</dt>
        <dd>
          <Copyable value={job.jobId} label={text.jobs.copyId} />
        </dd>
      </div>
      <Fact label={text.jobs.type}>{text.jobs.types[job.type]}</Fact>
      <Fact label={text.jobs.product}>
        <Link
          href={routes.product(job.productId)}
          className="wrap-anywhere text-accent hover:underline hover:underline-offset-4"
        >
          {job.productId}
        </Link>
      </Fact>
      <Fact label={text.jobs.submitted}>
        <Time at={job.createdAt} />
      </Fact>
      <Fact label={text.jobs.started}>
        <Time at={job.startedAt} otherwise={text.jobs.notYet} />
      </Fact>
      <Fact label={text.jobs.finished}>
        <Time at={job.finishedAt} otherwise={text.jobs.notYet} />
      </Fact>
      <Fact label={text.jobs.took}>
        <span className="tabular">{duration(took(job, now))}</span>
      </Fact>
    </dl>
  );
}

export function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="grid grid-cols-[7rem_minmax(0,1fr)] items-baseline gap-3">
      <dt className="text-faint text-xs">{label}</dt>
      <dd className="min-w-0 break-words">{children}</dd>
    </div>
  );
}

/** What was held is what was used and given back; the rest is open while the job goes on. */
export function JobReceipt({ job }: { job: Job }) {
  const { held, used, refunded } = job.credits;
  const open = held - used - refunded;
  const [h, u, r] = [number(held), number(used), number(refunded)];
  return (
    <>
      <p className="tabular mb-2 text-muted text-sm">
        {open === 0 ? text.jobs.receiptLead(h, u, r) : text.jobs.receiptOpen(h, u, r, number(open))}
      </p>
      <Receipt job={job} />
    </>
  );
}

export function Results({ job }: { job: Job }) {
  const { category, baseViews, closeUps, sketches, edit, regeneration } = job.results;
  const { tabs } = text.pack;
  const counts = [
    [tabs.views, baseViews.length],
    [tabs.closeUps, closeUps.length],
    [tabs.sketches, sketches.length],
  ] as const;
  const nothing = !category && !edit && !regeneration && counts.every(([, n]) => n === 0);
  return (
    <div className="grid gap-3">
      {nothing && <p className="text-muted text-sm">{text.jobs.noResults}</p>}
      <dl className="grid gap-2 text-sm">
        {category && <Fact label={text.pack.category}>{category.category}</Fact>}
        {counts.map(
          ([label, n]) =>
            n > 0 && (
              <Fact key={label} label={label}>
                <span className="tabular">{number(n)}</span>
              </Fact>
            ),
        )}
        {edit && (
          <Fact label={text.jobs.newValue(edit.fieldPath)}>{readable(edit.updatedValue)}</Fact>
        )}
      </dl>
      {regeneration && (
        <img
          src={regeneration.thumbnailUrl}
          alt={text.jobs.types.regenerate}
          className="mat max-h-40 w-fit rounded-md object-contain"
        />
      )}
      {!nothing && (
        <Link
          href={routes.product(job.productId)}
          className="w-fit font-medium text-accent text-sm underline underline-offset-4"
        >
          {text.jobs.openProduct}
        </Link>
      )}
    </div>
  );
}

/** The request as a program would send it. */
export function Request({ job }: { job: Job }) {
  const api = apiOf(job);
  return (
    <div className="grid gap-3">
      <p className="text-muted text-sm">{text.jobs.requestLead}</p>
      <section
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be scrolled by keys, too
        tabIndex={0}
        aria-label={text.jobs.request}
        className="max-h-56 overflow-auto rounded-md bg-sunken p-3"
      >
        <pre className="font-mono text-2xs">{curlOf(job, api)}</pre>
      </section>
      <div className="flex flex-wrap gap-2">
        <CopyButton value={curlOf(job, api)} label={text.pack.copyCurl} />
        <CopyButton value={typescriptOf(job, api)} label={text.pack.copyTypescript} />
      </div>
    </div>
  );
}

/** Where the API is, from the job's own address. */
const apiOf = (job: Job): string => job.links.self.replace(/\/jobs\/[^/]*$/, "");
