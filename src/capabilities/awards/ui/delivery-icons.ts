import type { InterfaceIconName } from '#design/ui/interface-icons.ts'
import type { Tone } from '#design/ui/tone.ts'
import type { DeliveryState } from '#infrastructure/mail/delivery-rules.ts'

/** A picture for each state of a delivery: never told by colour alone. */
export const deliveryIcons: Record<DeliveryState, InterfaceIconName> = {
  queued: 'clock',
  deferred: 'hourglass',
  'handed-over': 'send',
  bounced: 'undo',
  interrupted: 'help',
  complained: 'eye-off',
  opened: 'eye',
  kept: 'done',
}

export const deliveryTones: Record<DeliveryState, Tone> = {
  queued: 'plain',
  deferred: 'info',
  'handed-over': 'info',
  bounced: 'warn',
  interrupted: 'warn',
  complained: 'warn',
  opened: 'good',
  kept: 'good',
}
