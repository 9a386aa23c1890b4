import { Search } from "lucide-react";
import { text } from "../strings";
import { Select, TextField } from "../ui/Field";
import { Segments } from "../ui/Segments";
import type { ListFilter, StateFilter } from "./useJobList";

const states: { value: StateFilter; label: string }[] = [
  { value: "all", label: text.jobs.status.all },
  { value: "queued", label: text.jobs.status.queued },
  { value: "held-up", label: text.jobs.heldUp },
  { value: "running", label: text.jobs.status.running },
  { value: "succeeded", label: text.jobs.status.succeeded },
  { value: "failed", label: text.jobs.status.failed },
  { value: "canceled", label: text.jobs.status.canceled },
];

const types: { value: ListFilter["type"]; label: string }[] = [
  { value: "all", label: text.jobs.allTypes },
  ...Object.entries(text.jobs.types).map(([value, label]) => ({
    value: value as ListFilter["type"],
    label,
  })),
];

/** What the address says of the filter; anything that it may not be counts as all. */
export function filterOf(parameters: URLSearchParams): ListFilter {
  return {
    state: states.find(({ value }) => value === parameters.get("state"))?.value ?? "all",
    type: types.find(({ value }) => value === parameters.get("type"))?.value ?? "all",
  };
}

interface Props {
  filter: ListFilter;
  sought: string;
  onFilter: (filter: ListFilter) => void;
  onSought: (sought: string) => void;
}

export function JobFilters({ filter, sought, onFilter, onSought }: Props) {
  return (
    <div className="mb-3 flex flex-wrap items-center gap-2">
      <Segments
        label={text.jobs.statusLabel}
        value={filter.state}
        options={states}
        onChange={(state) => onFilter({ ...filter, state })}
      />
      <div className="w-40 max-sm:flex-1">
        <Select
          small
          hideLabel
          label={text.jobs.typeLabel}
          value={filter.type}
          options={types}
          onChange={(type) => onFilter({ ...filter, type })}
        />
      </div>
      <div className="relative min-w-52 flex-1 sm:max-w-80">
        <Search
          aria-hidden
          className="pointer-events-none absolute top-2 left-2.5 size-4 text-faint"
        />
        <TextField
          hideLabel
          type="search"
          label={text.jobs.find}
          placeholder={text.jobs.find}
          title={text.jobs.findMore}
          value={sought}
          onChange={(event) => onSought(event.target.value)}
          className="h-8! pl-8 text-sm!"
          autoComplete="off"
          spellCheck={false}
        />
      </div>
    </div>
  );
}
