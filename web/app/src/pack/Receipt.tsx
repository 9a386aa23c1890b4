import type { Job } from "@techpack/client";
import { number } from "../format";
import { text } from "../strings";

/** What a job's credits did, step by step. */
export function Receipt({ job }: { job: Job }) {
  const { held, used, refunded, receipt } = job.credits;
  const names = new Map(job.steps.map((step) => [step.id, step.name]));
  return (
    <table className="tabular w-full text-sm">
      <caption className="sr-only">{text.pack.receipt}</caption>
      <thead>
        <tr className="border-line border-b text-left text-faint text-xs">
          <th scope="col" className="py-1.5 font-medium">
            {text.pack.receiptRow.step}
          </th>
          <th scope="col" className="py-1.5 text-right font-medium">
            {text.pack.receiptRow.charged}
          </th>
          <th scope="col" className="py-1.5 text-right font-medium">
            {text.pack.receiptRow.refunded}
          </th>
        </tr>
      </thead>
      <tbody>
        {receipt.map((line) => (
          <tr key={line.step} className="border-line border-b last:border-0">
            <th scope="row" className="py-1.5 pr-2 text-left font-normal">
              {names.get(line.step) ?? line.step}
              {line.reason && <span className="block text-muted text-xs">{line.reason}</span>}
            </th>
            <td className="py-1.5 text-right">{number(line.charged)}</td>
            <td className="py-1.5 text-right">{number(line.refunded)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr className="border-line-strong border-t font-medium">
          <th scope="row" className="py-1.5 text-left">
            {text.pack.held} {number(held)}
          </th>
          <td className="py-1.5 text-right">{number(used)}</td>
          <td className="py-1.5 text-right">{number(refunded)}</td>
        </tr>
      </tfoot>
    </table>
  );
}
