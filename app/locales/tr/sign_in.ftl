## Giriş

contact-title = Merhaba, burası Essor
contact-lead = Telefonunuzu ya da e-posta adresinizi yazın. Size bir kod göndeririz.
contact-label = Telefon ya da e-posta adresi
contact-hint = Kurumunuza verdiğiniz telefon ya da adres.
contact-send = Kodumu gönder
contact-empty = Bu alanı doldurun.
contact-not-a-phone = Bu numara eksik ya da çok uzun. Şöyle yazın: 06 39 98 00 00.
contact-not-an-email = Bu e-posta adresi eksik. Şöyle yazın: nom@exemple.fr.
contact-no-sms-landline = Sabit telefona SMS gelmez. Bir cep telefonu numarası ya da e-posta adresi verin.
contact-no-sms-special = Bu özel numaraya SMS gelmez. Bir cep telefonu numarası ya da e-posta adresi verin.
contact-no-sms-country = Bu ülkeye SMS göndermiyoruz. Başka bir numara ya da e-posta adresi verin.
contact-too-many = Az önce birkaç kod istendi. On dakika bekleyin, sonra yeniden deneyin.
contact-too-many-today = Bugün çok fazla kod istendi. Kurumunuzdan bir kart isteyin ya da yarın yeniden deneyin.
contact-prefix = Bu ülkeye kod göndermiyoruz. Başka bir numara ya da e-posta adresinizi yazın.
contact-no-sms-here = Bu site SMS göndermiyor. E-posta adresinizi yazın ya da kurumunuzdan bir kart isteyin.
contact-no-mail-here = Bu site e-posta göndermiyor. Telefon numaranızı yazın ya da kurumunuzdan bir kart isteyin.
too-many-from-here = Bu internet bağlantısından çok fazla deneme yapıldı. Bir saat bekleyin ya da başka bir bağlantı kullanın.
team-link = Ekipten misiniz? Ekip girişi
personas-title = Denemek için
persona-participant = Serbest çalışan
persona-participant-note = Bildirmek, randevu almak, planını izlemek
persona-coach = Danışman
persona-coach-note = Rakamları kontrol etmek, randevu açmak
persona-coordinator = Koordinatör
persona-coordinator-note = Yerleri izlemek, ekibi davet etmek
persona-network = Ağ sorumlusu
persona-network-note = Bütün kurumların sonuçlarını okumak
code-title = Kodunuz
code-lead = Kurumunuz bu telefonu ya da adresi biliyorsa altı haneli kod bir dakika içinde gelir: { $contact }
code-label = Altı haneli kod
code-send = Giriş yap
code-again = Başka bir kod gönder
code-other = Telefonu ya da e-posta adresini değiştir
code-not-six-digits = Kod altı hanelidir. Mesajdan bakıp yazın.
code-wrong = Kod doğru değil. Gelen son mesaja bakın ve yeniden deneyin.
code-old = Bu kod artık geçerli değil. Başka bir kod isteyin.
code-too-many = Bu kod çok fazla denendi. Başka bir kod isteyin.
code-too-many-today = Bugün çok fazla yanlış kod denendi. Kurumunuzdan bir kart isteyin ya da yarın yeniden deneyin.
participant-link = SMS ile kod al
signed-out = Bu cihazdan çıkış yapıldı. Görüşmek üzere.

## Davet

invitation-title = Essor’a hoş geldiniz
invitation-lead = Merhaba { $name }. Bir adım kaldı.
password-new = Bir şifre seçin
password-hint = En az 12 karakter. Arka arkaya birkaç kelime daha kolay akılda kalır.
password-too-short = Bu şifre çok kısa. En az 12 karakter yazın.
invitation-send = Essor’a gir
password-too-long = Bu şifre çok uzun. En fazla 128 karakter yazın.
password-common = Bu şifre çok yaygın. Yalnız sizin bildiğiniz birkaç kelime seçin.
password-guessable = Bu şifre adınızdan, kurumunuzdan ya da bilinen kelimelerden tahmin edilebilir. Başka kelimeler ekleyin.

## Geçiş anahtarları, süresi dolan giriş

passkeys-full = On geçiş anahtarınız var. Yenisini eklemek için birini kaldırın.
session-over = Girişinizin süresi doldu. Sayfanıza dönmek için yeniden giriş yapın.
session-over-form-kept = Girişinizin süresi doldu. Yazdıklarınız saklandı.
form-to-send-again = Henüz hiçbir şey gönderilmedi. Kontrol edin, sonra gönderin.
