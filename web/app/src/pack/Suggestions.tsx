/** What others often write: one click puts it into the field. */
export function Suggestions({
  options,
  onChoose,
}: {
  options: readonly string[];
  onChoose: (option: string) => void;
}) {
  return (
    <div className="flex flex-wrap gap-1.5">
      {options.map((option) => (
        <button
          key={option}
          type="button"
          onClick={() => onChoose(option)}
          className="h-7 rounded-full border border-line-strong px-2.5 text-muted text-sm hover:bg-hover hover:text-ink"
        >
          {option}
        </button>
      ))}
    </div>
  );
}
