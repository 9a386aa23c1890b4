import { text } from "../strings";
import { ConfirmDialog } from "../ui/ConfirmDialog";
import { useJobActions } from "./useJobActions";

export function CancelJobDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const { cancel } = useJobActions();
  return (
    <ConfirmDialog
      title={text.jobs.cancelTitle}
      lead={text.pack.cancelLead}
      confirm={text.pack.cancelConfirm}
      keep={text.pack.cancelKeep}
      onConfirm={() => cancel(id)}
      onClose={onClose}
    />
  );
}
