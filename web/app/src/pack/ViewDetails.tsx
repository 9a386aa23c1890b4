import type { AnalysisData } from "@techpack/client";
import { useAtomValue } from "jotai";
import type { ReactNode } from "react";
import { percent } from "../format";
import { text } from "../strings";
import { Editable } from "./Editable";
import { inUnit, labelOf, unitAtom } from "./units";

/** Everything that an analysis says; each value can be edited where editing is on. */
export function ViewDetails({ data }: { data: AnalysisData }) {
  return (
    <div className="grid gap-x-8 gap-y-6 md:grid-cols-2">
      <Materials data={data} />
      <Colours data={data} />
      <div className="md:col-span-2">
        <Dimensions dimensions={data.dimensions_estimated} />
      </div>
      <Construction data={data} />
      <div className="grid content-start gap-6">
        <Hardware data={data} />
        <Design data={data} />
      </div>
      <Scores data={data} />
      {data.analysis_notes && (
        <Section title={text.pack.notes}>
          <p className="whitespace-pre-line break-words text-muted text-sm">
            <Editable path="analysis_notes" name={text.pack.notes}>
              {data.analysis_notes}
            </Editable>
          </p>
        </Section>
      )}
    </div>
  );
}

export function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h3 className="mb-2 font-semibold text-faint text-xs uppercase tracking-wide">{title}</h3>
      {children}
    </section>
  );
}

function Nothing() {
  return <p className="text-muted text-sm">{text.pack.empty.section}</p>;
}

function Materials({ data }: { data: AnalysisData }) {
  return (
    <Section title={text.pack.materials}>
      {data.materials_detected.length === 0 && <Nothing />}
      <ul className="grid gap-2">
        {data.materials_detected.map((material, i) => (
          <li key={`${material.component}-${i}`} className="grid gap-1">
            <div className="flex items-baseline justify-between gap-3">
              <Editable
                path={`materials_detected[${i}].material_type`}
                name={`${material.component}, ${text.pack.material}`}
              >
                {material.material_type}
              </Editable>
              {share(material.percentage) && (
                <Editable
                  path={`materials_detected[${i}].percentage`}
                  name={`${material.component}, ${text.pack.share}`}
                  className="tabular shrink-0"
                >
                  {share(material.percentage)}
                </Editable>
              )}
            </div>
            {share(material.percentage) && (
              <div aria-hidden className="h-1 rounded-full bg-sunken">
                <div
                  className="h-1 rounded-full bg-edge"
                  style={{ width: `${Math.min(100, Math.max(0, material.percentage ?? 0))}%` }}
                />
              </div>
            )}
            <p className="text-muted text-xs">{labelOf(material.component)}</p>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** A percentage of the contract, 0 to 100; nothing where it is not known. */
function share(value: number | null | undefined): string | undefined {
  return typeof value === "number" ? percent(value / 100) : undefined;
}

function Colours({ data }: { data: AnalysisData }) {
  const { primary_colors: colours, pattern_type: pattern } = data.colors;
  return (
    <Section title={text.pack.colours}>
      {colours.length === 0 && <Nothing />}
      {colours.length > 1 && (
        <div aria-hidden className="mb-3 flex h-2 overflow-hidden rounded-full ring-1 ring-line">
          {colours.map((colour, i) => (
            <div
              key={`${colour.hex}-${i}`}
              style={{
                backgroundColor: safeHex(colour.hex),
                flexGrow: Math.max(1, colour.percentage),
              }}
            />
          ))}
        </div>
      )}
      <ul className="grid gap-1.5">
        {colours.map((colour, i) => (
          <li key={`${colour.hex}-${i}`} className="flex items-center gap-2.5">
            <span
              aria-hidden
              className="size-7 shrink-0 rounded-md ring-1 ring-line-strong ring-inset"
              style={{ backgroundColor: safeHex(colour.hex) }}
            />
            <span className="min-w-0 flex-1">
              <Editable path={`colors.primary_colors[${i}].name`} name={text.pack.colours}>
                {colour.name}
              </Editable>
            </span>
            <Editable
              path={`colors.primary_colors[${i}].hex`}
              name={`${colour.name}, hex`}
              className="font-mono text-muted text-xs"
            >
              {colour.hex}
            </Editable>
            <span className="tabular w-10 text-right text-sm">{share(colour.percentage)}</span>
          </li>
        ))}
      </ul>
      <p className="mt-2 text-sm">
        <span className="text-muted">{text.pack.pattern}: </span>
        <Editable path="colors.pattern_type" name={text.pack.pattern}>
          {data.colors.pattern_type ?? pattern}
        </Editable>
      </p>
    </Section>
  );
}

/** A colour from outside, or nothing: it goes into a style. */
export function safeHex(hex: string): string {
  return /^#[0-9a-f]{3,8}$/i.test(hex) ? hex : "transparent";
}

/** The points of measure, in the reader's unit. */
export function Dimensions({
  dimensions,
  title = text.pack.dimensions,
}: {
  dimensions: AnalysisData["dimensions_estimated"];
  title?: string;
}) {
  const unit = useAtomValue(unitAtom);
  const rows = Object.entries(dimensions);
  const estimated = rows.some(([, dimension]) => dimension.accuracy);
  return (
    <Section title={title}>
      {rows.length === 0 ? (
        <Nothing />
      ) : (
        <div className="overflow-x-auto">
          <table className="tabular w-full text-sm">
            <thead>
              <tr className="border-b text-left text-faint text-xs">
                <th scope="col" className="py-1.5 pr-3 font-medium">
                  {text.pack.measure}
                </th>
                <th scope="col" className="py-1.5 pr-3 text-right font-medium">
                  {text.pack.value}
                </th>
                <th scope="col" className="py-1.5 pr-3 text-right font-medium">
                  {text.pack.tolerance}
                </th>
                {estimated && (
                  <th
                    scope="col"
                    title={text.pack.accuracyHint}
                    className="hidden py-1.5 pr-3 text-right font-medium sm:table-cell"
                  >
                    {text.pack.accuracy}
                  </th>
                )}
                <th scope="col" className="hidden py-1.5 font-medium sm:table-cell">
                  {text.pack.point}
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map(([key, dimension]) => (
                <tr key={key} className="border-line border-b last:border-0">
                  <th scope="row" className="py-1.5 pr-3 text-left font-medium">
                    {labelOf(key)}
                  </th>
                  <td className="whitespace-nowrap py-1.5 pr-3 text-right">
                    <Editable path={`dimensions_estimated.${key}.value`} name={labelOf(key)}>
                      {inUnit(dimension.value, unit)}
                    </Editable>
                  </td>
                  <td className="whitespace-nowrap py-1.5 pr-3 text-right text-muted">
                    <Editable
                      path={`dimensions_estimated.${key}.tolerance`}
                      name={`${labelOf(key)}, ${text.pack.tolerance}`}
                    >
                      {inUnit(dimension.tolerance, unit)}
                    </Editable>
                  </td>
                  {estimated && (
                    <td className="hidden whitespace-nowrap py-1.5 pr-3 text-right text-muted sm:table-cell">
                      {dimension.accuracy ? inUnit(dimension.accuracy, unit) : "–"}
                    </td>
                  )}
                  <td className="hidden py-1.5 text-muted text-xs sm:table-cell">
                    {inUnit(dimension.measurement_point, unit)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Section>
  );
}

function Construction({ data }: { data: AnalysisData }) {
  return (
    <Section title={text.pack.construction}>
      {data.construction_details.length === 0 && <Nothing />}
      <ul className="grid gap-2 text-sm">
        {data.construction_details.map((detail, i) => (
          <li key={`${detail.feature}-${i}`}>
            <p className="font-medium">{labelOf(detail.feature)}</p>
            <p className="text-muted">
              <Editable path={`construction_details[${i}].details`} name={labelOf(detail.feature)}>
                {detail.details}
              </Editable>
            </p>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Hardware({ data }: { data: AnalysisData }) {
  return (
    <Section title={text.pack.hardware}>
      {data.hardware_and_trims.length === 0 && <Nothing />}
      <ul className="grid gap-2 text-sm">
        {data.hardware_and_trims.map((trim, i) => (
          <li key={`${trim.type}-${i}`}>
            <p className="font-medium">
              {labelOf(trim.type)} <span className="font-normal text-muted">· </span>
              <Editable
                path={`hardware_and_trims[${i}].material`}
                name={`${labelOf(trim.type)}, ${text.pack.material}`}
                className="font-normal"
              >
                {trim.material}
              </Editable>
            </p>
            <p className="text-muted">
              <Editable path={`hardware_and_trims[${i}].placement`} name={labelOf(trim.type)}>
                {trim.placement}
              </Editable>
            </p>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Design({ data }: { data: AnalysisData }) {
  return (
    <Section title={text.pack.design}>
      {data.design_elements.length === 0 && <Nothing />}
      <ul className="grid gap-1 text-sm">
        {data.design_elements.map((element, i) => (
          <li key={i}>
            <Editable path={`design_elements[${i}]`} name={text.pack.design}>
              {element}
            </Editable>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Scores({ data }: { data: AnalysisData }) {
  const names = ["overall", "materials", "dimensions", "construction"] as const;
  return (
    <Section title={text.pack.confidence}>
      <dl className="grid gap-1.5">
        {names.map((name) => {
          const score = data.confidence_scores[name];
          const known = percent(score);
          return (
            <div key={name} className="grid grid-cols-[7rem_1fr_2.5rem] items-center gap-2 text-sm">
              <dt className="text-muted">{text.pack.scores[name]}</dt>
              <dd aria-hidden className="h-1 rounded-full bg-sunken">
                <div
                  className="h-1 rounded-full bg-accent-fill"
                  style={{ width: known ? `${Math.min(1, Math.max(0, score)) * 100}%` : 0 }}
                />
              </dd>
              <dd className="tabular text-right">{known ?? "–"}</dd>
            </div>
          );
        })}
      </dl>
    </Section>
  );
}
