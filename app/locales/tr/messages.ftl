## Mesajlar

message-code-subject = Essor kodunuz
message-code = Essor kodunuz: { $code }. 10 dakika geçerlidir. Kimseye vermeyin.
message-question-subject = Essor: sizi bekleyen bir soru var
message-question = Essor: { $month } ayınızla ilgili bir soru var. Buradan cevap verin: { $link }
message-plan-subject = Essor: imzalanacak bir plan var
message-plan = Essor: eylem planınız hazır. Buradan okuyun ve imzalayın: { $link }
message-correction-subject = Essor: sizi bekleyen bir cevap var
message-correction = Essor: { $month } ayınızla ilgili bir cevap var. Buradan okuyun: { $link }
message-entered-subject = Essor: sizin için bir rakam yazıldı
message-entered = Essor: ekibiniz { $month } ayınız için bir rakam yazdı. Buradan bakın: { $link }
message-opened-subject = Essor: düzeltilecek bir ay
message-opened = Essor: { $month } ayınız düzeltilmek üzere açık. Buradan açın: { $link }
message-invitation-subject = { $structure } sizi Essor’a davet ediyor

## SMS cevapları
# “ı” harfi bir SMS’i 160 yerine 70 karaktere düşürür: SMS metinlerinde bu harf yok.

message-sms-reply-subject = Essor: SMS cevabınız
message-sms-declared = Essor: { $month }, { $amount }, gönderildi. Hata varsa düzeltin: { $link }
message-sms-question = Essor: { $month } için bir soru var. Cevap verin: { $link }
message-sms-nothing-open = Essor: şimdilik bildirilecek ay yok. Bütün aylar: { $link }
message-sms-several-months = Essor: bildirilecek birkaç ay var. Birini seçin: { $link }
message-sms-suspended = Essor: { $month } için program durduruldu. Bir şey gönderilmedi. Bütün aylar: { $link }
message-sms-unreadable = Essor: { $month } için tutar net değil. Buradan bildirin: { $link }
message-sms-ambiguous = Essor: hangi tutar doğru, { $one } ya da { $other }? Buradan bildirin: { $link }
message-sms-several-activities = Essor: birden çok işiniz var. Buradan bildirin: { $link }

## Kişinin değiştirdiği iletişim bilgileri

message-contact-code-subject = Essor: kodunuz
message-contact-code = Essor onay kodunuz: { $code }. Yeni iletişim bilginiz içindir. 10 dakika geçerlidir. Kimseye vermeyin.
message-contact-has-account-subject = Essor: bu numaranın ya da adresin zaten bir hesabı var
message-contact-has-account = Essor: bu numara ya da adres zaten bir hesapta. Başka bir hesaba eklenemez. Siz istemediyseniz bir şey yapmak gerekmez.
message-own-contact-subject = Essor: iletişim bilgileriniz değişti
message-own-contact = Essor: iletişim bilginiz değişti. Yenisi: { $contact }. Siz değiştirmediyseniz hemen kurumunuza telefon edin.

## Bildirme hatırlatmaları

reminder-title = Bildirilecek ay: { $month }
reminder-title-many = Bildirilecek { $n } ay
reminder-subject = Essor: { $title }
reminder-first = { $month } için ciro bildirebilirsiniz. Son gün: { $until }. Hiç para gelmediyse 0 gönderin.
reminder-before = { $month } için son bildirme günü: { $until }. Hiç para gelmediyse 0 gönderin.
reminder-after = { $month } için hâlâ ciro bildirebilirsiniz. Hiç para gelmediyse 0 gönderin.
reminder-many = Bildirilecek { $n } ay var. Hiç para gelmediyse 0 gönderin.
reminder-sms = Essor: { $text } { $link }
reminder-sms-answer = Essor: bildirilecek ay { $month }. Bu SMS’e 0 ya da tutar yazarak cevap verin. Ya da buradan: { $link }
reminder-mail =
    Merhaba,

    { $text }
    { $link }

    Bu hatırlatmaların nasıl geleceğini seçebilir ya da hatırlatmaları durdurabilirsiniz. Essor’da “Ben” sayfasını, sonra “Hatırlatmalar” bölümünü açın.
